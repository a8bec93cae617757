using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Providers;
using MutualAid.Identity.Federation;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

/// <summary>A municipality gets a provider, switched off: it is tried out before anybody signs in through it.</summary>
static class AddProvider
{
    public static async Task<Results<Created<ProviderDto>, NotFound, ValidationProblem>> Handle(
        string code, AddProviderRequest request, Caller caller, NpgsqlDataSource database, Identity.Federation.Providers providers, ProviderDiscovery discovery, TimeProvider clock,
        CancellationToken cancellation)
    {
        var issuer = discovery.IssuerIn(request.Issuer);
        var errors = request.Facts.Errors().ToList();
        if (!ProviderChecks.IsKey(request.Key)) errors.Add((nameof(request.Key), "not-a-key"));
        if (issuer is null) errors.Add((nameof(request.Issuer), "not-an-issuer"));
        if (request.ClientSecret is not null) errors.AddRange(ProviderChecks.SecretErrors(request.ClientSecret));
        if (request.Facts.PrivateAddressesAllowed && !caller.May(Right.AllProviders, code)) errors.Add(("Facts.PrivateAddressesAllowed", "operator-only"));
        if (errors.Count > 0) return Problems.Invalid([.. errors]);

        var provider = new Provider { MunicipalityCode = code, Key = request.Key, DisplayName = "", Issuer = issuer!, ClientId = "", ClientSecret = request.ClientSecret }.With(request.Facts);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        try
        {
            await providers.Save(transaction, provider, cancellation);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return Problems.Invalid((nameof(request.Key), "taken"));
        }

        await transaction.Record(caller, "provider-added", code, provider.Id, new { provider.Key, provider.Issuer, authentication = request.Facts.Authentication }, cancellation);
        // A municipality that does not exist has no view: nothing of it is kept.
        if (await ProviderView.Find(connection, provider.Id, caller, transaction, clock, cancellation) is not { } added) return TypedResults.NotFound();
        await transaction.CommitAsync(cancellation);

        return TypedResults.Created($"/providers/{provider.Id}", added);
    }
}
