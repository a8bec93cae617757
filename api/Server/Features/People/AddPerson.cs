using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.People;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>A coordinator puts a colleague in the register.</summary>
static class AddPerson
{
    public static async Task<Results<Created<PersonDto>, ValidationProblem>> Handle(
        string code, AddPersonRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var facts = PersonCheck.Clean(request.Person);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await transaction.LockRegister(code, cancellation);
        if (await transaction.FindErrors(code, null, facts, cancellation) is { Length: > 0 } errors) return Problems.Invalid(errors);

        var id = Guid.CreateVersion7();
        await transaction.AddPersons(code, [(id, facts)], caller.AccountId, clock.GetCurrentInstant(), cancellation);
        await transaction.Record(caller, "person-added", code, id, null, cancellation);
        var person = await connection.FindPerson(transaction, id, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Created($"/people/{id}", person!.Dto);
    }
}
