using Microsoft.AspNetCore.WebUtilities;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Access;

/// <summary>Addresses of these pages. They name the municipality where it is not the one that the person would see anyway.</summary>
static class AccessAddress
{
    public static string Of(string path, string? code, SignedInUser user) =>
        code is null || code == user.CodeAs(Roles.Administrator) ? path : QueryHelpers.AddQueryString(path, "municipality", code);

    public static string Done(string address, string done) => QueryHelpers.AddQueryString(address, "done", done);
}
