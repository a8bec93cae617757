using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Machines;
using MutualAid.Identity;
using MutualAid.Identity.Machines;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Machines;

/// <summary>An administrator lets a program in: with an account of its own, that nobody can sign in to.</summary>
/// <remarks>An authority's client that some municipality has already: 409 <c>authority-client-taken</c>.</remarks>
static class AddMachineClient
{
    public static async Task<Results<Created<MachineClientDto>, ValidationProblem, ProblemHttpResult>> Handle(
        string code, SaveMachineClientRequest request, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, MachineClients machines, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.FindErrors(machines) is { Length: > 0 } errors) return Problems.Invalid(errors);

        var (id, account, now) = (Guid.CreateVersion7(), Guid.CreateVersion7(), clock.GetUtcNow());
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var values = new DynamicParameters(request.Values(id, now));
        values.AddDynamicParams(new { code, account, clientId = $"machine-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}", stamp = Guid.NewGuid().ToString("n") });
        try
        {
            await connection.ExecuteAsync(new(Insert, values, transaction, cancellationToken: cancellation));
        }
        catch (PostgresException refused) when (refused.IsTakenAuthority())
        {
            return Problems.Conflict("authority-client-taken");
        }

        await transaction.Record(caller, "machine-client-added", code, id, new { scopes = request.Scopes, ownKeys = request.PublicKeys is not null, request.Enabled }, cancellation);
        await events.Record(transaction, http, new(SignInEventKind.ProgramAdded, account) { By = caller.AccountId });
        var client = await transaction.FindMachineClient(id, cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Created($"/machine-clients/{id}", client!);
    }

    const string Insert =
        """
        insert into auth.account (id, user_name, normalized_user_name, display_name, municipality_code, security_stamp, concurrency_stamp, is_program)
        values (@account, @clientId, upper(@clientId), @name, @code, @stamp, @stamp, true);

        insert into auth.machine_client (id, account_id, municipality_code, name, client_id, scopes, public_keys, issuer, keys_address, external_id, token_type, enabled, created_at, changed_at)
        values (@id, @account, @code, @name, @clientId, @scopes, @PublicKeys, @Issuer, @KeysAddress, @externalId, @TokenType, @Enabled, @now, @now);
        """;
}
