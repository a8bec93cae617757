using MutualAid.Identity;

namespace MutualAid.Server.Platform;

static class FreshSignInFilter
{
    /// <summary>
    /// Only for who has lately proved who they are by more than a pass phrase; else 403 <c>fresh-sign-in-needed</c>. Pages ask at GET, earlier
    /// than this does (<see cref="FreshSignIn.ToSee"/>), so that a form that was shown can be sent.
    /// </summary>
    public static TBuilder RequiresFreshSignIn<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new NeedsFreshSignIn()).AddEndpointFilter(async (context, next) =>
            context.HttpContext.RequestServices.GetRequiredService<FreshSignIn>().Holds(context.HttpContext.User, FreshSignIn.ToSend)
                ? await next(context)
                : Problems.Refuse(StatusCodes.Status403Forbidden, "fresh-sign-in-needed"));

    public sealed class NeedsFreshSignIn;
}
