using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.People;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>One person, and what others count on them for.</summary>
static class GetPerson
{
    public static async Task<Results<Ok<GetPersonResponse>, NotFound>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.FindPerson(null, id, cancellation) is not { } person || !caller.May(Right.Register, person.Row.MunicipalityCode)) return TypedResults.NotFound();

        var standing = await connection.ReadStanding(null, id, clock, cancellation);
        var shifts = await ComingShifts.Look(connection, [id], clock.GetCurrentInstant(), transaction: null, cancellation);
        return TypedResults.Ok(new GetPersonResponse(person.Dto, standing, shifts.Unlawful().GetValueOrDefault(id, UnlawfulAudit.Nothing)));
    }
}
