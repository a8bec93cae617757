using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.People;
using MutualAid.Identity;
using MutualAid.Server.Features.Access;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>A deactivated colleague is back, with everything as it was; of the roles of their account, that of staff. Doing it twice is doing it once.</summary>
static class ReactivatePerson
{
    public static async Task<Results<Ok<PersonDto>, NotFound>> Handle(
        Guid id, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.LockPersons(transaction, [id], cancellation);
        if (await connection.FindPerson(transaction, id, cancellation) is not { } person || !caller.May(Right.Register, person.Row.MunicipalityCode)) return TypedResults.NotFound();
        if (person.Row.DeactivatedAt is null) return TypedResults.Ok(person.Dto);

        await connection.ExecuteAsync(new(Reactivate, new { id, now = clock.GetCurrentInstant() }, transaction, cancellationToken: cancellation));
        await connection.GiveStaffBack(transaction, http, events, caller, id, person.Row.MunicipalityCode, clock.GetUtcNow(), cancellation);
        await transaction.Record(caller, "person-reactivated", person.Row.MunicipalityCode, id, null, cancellation);
        var after = await connection.FindPerson(transaction, id, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(after!.Dto);
    }

    const string Reactivate =
        """
        update person
        set deactivated_at = null, updated_at = @now, version = version + 1
        where id = @id
        """;
}
