using Microsoft.AspNetCore.Http.HttpResults;

namespace MutualAid.Web.Platform;

/// <summary>An address that came from outside and is to be gone to: only within this site.</summary>
static class LocalUrl
{
    public static string OrHome(string? url) => url is not null && RedirectHttpResult.IsLocalUrl(url) && !url.StartsWith('~') ? url : "/";
}
