using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Machines;
using MutualAid.Identity;
using MutualAid.Identity.Machines;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Machines;

/// <summary>An administrator changes a program's name, keys or scopes, or switches it off and on: all of the form at once, from its next call.</summary>
/// <remarks>Somebody else changed it since it was read: 409 <c>outdated</c>. Its tokens end when its proof changes.</remarks>
static class EditMachineClient
{
    public static async Task<Results<Ok<MachineClientDto>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, SaveMachineClientRequest request, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, MachineClients machines, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await transaction.FindMachineClient(id, cancellation) is not { } before || !caller.May(Right.MachineClients, before.MunicipalityCode)) return TypedResults.NotFound();
        if (before.Version != request.Version) return Problems.Outdated(before);
        if (request.FindErrors(machines) is { Length: > 0 } errors) return Problems.Invalid(errors);

        try
        {
            await connection.ExecuteAsync(new(Update, request.Values(id, clock.GetUtcNow()), transaction, cancellationToken: cancellation));
        }
        catch (PostgresException refused) when (refused.IsTakenAuthority())
        {
            return Problems.Conflict("authority-client-taken");
        }

        var after = (await transaction.FindMachineClient(id, cancellation))!;
        await transaction.Record(
            caller, "machine-client-changed", before.MunicipalityCode, id,
            new { after.Version, scopes = after.Scopes, proofChanged = before.PublicKeys != after.PublicKeys || before.Authority != after.Authority, after.Enabled },
            cancellation);
        await events.Record(transaction, http, new(SignInEventKind.ProgramChanged, await transaction.AccountOfMachineClient(id, cancellation)) { By = caller.AccountId });
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(after);
    }

    const string Update =
        """
        delete from auth.machine_token
        using auth.machine_client client
        where machine_token.client_id = @id and client.id = @id and client.public_keys is distinct from @PublicKeys;

        update auth.machine_client
        set name = @name, scopes = @scopes, public_keys = @PublicKeys, issuer = @Issuer, keys_address = @KeysAddress, external_id = @externalId, token_type = @TokenType,
            enabled = @Enabled, version = version + 1, changed_at = @now
        where id = @id;

        update auth.account
        set display_name = @name
        where id = (select account_id from auth.machine_client where id = @id);
        """;
}
