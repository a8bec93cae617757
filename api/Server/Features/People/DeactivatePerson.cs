using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.People;
using MutualAid.Identity;
using MutualAid.Server.Features.Access;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>
/// A colleague is no longer to be asked, offered or scheduled. Nothing is removed. Refused while others count on the person: a shift that
/// loses its person in silence is found empty at night, so the offer is withdrawn or the shift handed over first, where the borrower sees it.
/// An account that the person has joins in: it loses every role in the municipality, and its sessions end.
/// </summary>
static class DeactivatePerson
{
    /// <returns>409 <c>has-assignments</c> with <c>standing</c>, a <see cref="StandingDto"/>, when something stands; <c>last-administrator</c> when nobody would be left
    /// to look after access. Doing it twice is doing it once.</returns>
    public static async Task<Results<Ok<PersonDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.LockPersons(transaction, [id], cancellation);
        if (await connection.FindPerson(transaction, id, cancellation) is not { } person || !caller.May(Right.Register, person.Row.MunicipalityCode)) return TypedResults.NotFound();
        if (person.Row.DeactivatedAt is not null) return TypedResults.Ok(person.Dto);

        if (await connection.ReadStanding(transaction, id, clock, cancellation) is { } standing && (standing.Shifts.Length > 0 || standing.Offers.Length > 0))
            return Problems.Conflict("has-assignments", ("standing", standing));

        if (!await connection.TakeAccess(transaction, http, events, caller, id, person.Row.MunicipalityCode, cancellation)) return Problems.Conflict("last-administrator");

        await connection.ExecuteAsync(new(Deactivate, new { id, now = clock.GetCurrentInstant() }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "person-deactivated", person.Row.MunicipalityCode, id, null, cancellation);
        var after = await connection.FindPerson(transaction, id, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(after!.Dto);
    }

    const string Deactivate =
        """
        update person
        set deactivated_at = @now, updated_at = @now, version = version + 1
        where id = @id
        """;
}
