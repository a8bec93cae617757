using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Providers;
using MutualAid.Identity.Federation;
using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Providers;

/// <summary>Our own keys: which sign and which are encrypted to, since when. Nothing of the keys themselves.</summary>
static class GetClientKeys
{
    public static async Task<Ok<ClientKeysResponse>> Handle(Caller caller, ClientKeys keys, CancellationToken cancellation) =>
        TypedResults.Ok(await Of(caller, keys, cancellation));

    internal static async Task<ClientKeysResponse> Of(Caller caller, ClientKeys keys, CancellationToken cancellation) => new(
        [.. (await keys.Facts(cancellation)).Select(key => new ClientKeyDto(key.Id, key.Purpose, key.CreatedAt, key.RetiredAt, key.InUse))],
        caller.MaySomewhere(Right.AllProviders));
}
