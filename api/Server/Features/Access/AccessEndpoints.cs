using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Access;

static class AccessEndpoints
{
    public static void MapAccess(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/me", GetMe.Handle).WithName(nameof(GetMe)).WithTags("Access").RequiresSignIn();
}
