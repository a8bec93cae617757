using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Providers;

/// <summary>Municipalities' own sign-in: their OpenID Connect providers, and what those may give.</summary>
static class ProviderEndpoints
{
    public static void MapProviders(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("").WithTags("Providers").Requires(Right.Providers);

        own.MapGet("/municipalities/{code}/providers", ListProviders.Handle).WithName(nameof(ListProviders));
        own.MapPost("/municipalities/{code}/provider-discovery", LookAtIssuer.Handle).WithName(nameof(LookAtIssuer));
        own.MapPost("/municipalities/{code}/providers", AddProvider.Handle).WithName(nameof(AddProvider)).RequiresFreshSignIn().WithIdempotency();
        own.MapGet("/providers/{id:guid}", GetProvider.Handle).WithName(nameof(GetProvider));
        own.MapPut("/providers/{id:guid}", ChangeProvider.Handle).WithName(nameof(ChangeProvider)).RequiresFreshSignIn().WithIdempotency();
        own.MapPut("/providers/{id:guid}/client-secret", ChangeClientSecret.Handle).WithName(nameof(ChangeClientSecret)).RequiresFreshSignIn().WithIdempotency();
        own.MapPost("/providers/{id:guid}/enabling", EnableProvider.Handle).WithName(nameof(EnableProvider)).RequiresFreshSignIn().WithIdempotency();
        own.MapPost("/providers/{id:guid}/disabling", DisableProvider.Handle).WithName(nameof(DisableProvider)).RequiresFreshSignIn().WithIdempotency();
        own.MapDelete("/providers/{id:guid}", RemoveProvider.Handle).WithName(nameof(RemoveProvider)).RequiresFreshSignIn().WithIdempotency();
        own.MapPut("/providers/{id:guid}/mapping", ChangeMapping.Handle).WithName(nameof(ChangeMapping)).RequiresFreshSignIn().WithIdempotency();
        own.MapPost("/providers/{id:guid}/mapping-preview", PreviewMapping.Handle).WithName(nameof(PreviewMapping));
        own.MapGet("/client-keys", GetClientKeys.Handle).WithName(nameof(GetClientKeys));

        var all = routes.MapGroup("").WithTags("Providers").Requires(Right.AllProviders);

        all.MapGet("/providers", ListAllProviders.Handle).WithName(nameof(ListAllProviders));
        all.MapPost("/client-keys/rollover", RollClientKeys.Handle).WithName(nameof(RollClientKeys)).RequiresFreshSignIn().WithIdempotency();
    }
}
