using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Identity;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Machines;

/// <summary>An administrator removes a program. Its account stays, so that what it did keeps a name in the history.</summary>
static class RemoveMachineClient
{
    public static async Task<Results<NoContent, NotFound>> Handle(Guid id, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await transaction.FindMachineClient(id, cancellation) is not { } client || !caller.May(Right.MachineClients, client.MunicipalityCode)) return TypedResults.NotFound();

        var account = await transaction.AccountOfMachineClient(id, cancellation);
        await connection.ExecuteAsync(new("delete from auth.machine_client where id = @id", new { id }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "machine-client-removed", client.MunicipalityCode, id, null, cancellation);
        await events.Record(transaction, http, new(SignInEventKind.ProgramRemoved, account) { By = caller.AccountId });
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }
}
