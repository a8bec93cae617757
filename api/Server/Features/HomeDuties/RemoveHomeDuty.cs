using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.HomeDuties;

/// <summary>A coordinator takes away a duty at home. Where an ordinary one goes, the weekly pattern comes back, and that too can make shifts unlawful.</summary>
static class RemoveHomeDuty
{
    public static async Task<Results<Ok<RemoveHomeDutyResponse>, NotFound>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<DutyRow>(new(Find, new { id }, transaction, cancellationToken: cancellation)) is not { } duty
            || !caller.May(Right.Register, duty.MunicipalityCode)) return TypedResults.NotFound();

        await connection.LockPersons(transaction, [duty.PersonId], cancellation);
        var now = clock.GetCurrentInstant();
        var before = await ComingShifts.Look(connection, [duty.PersonId], now, transaction, cancellation);
        if (await connection.ExecuteAsync(new(Delete, new { id }, transaction, cancellationToken: cancellation)) == 0) return TypedResults.NotFound();

        var unlawful = (await ComingShifts.Look(connection, [duty.PersonId], now, transaction, cancellation)).Since(before).GetValueOrDefault(duty.PersonId, UnlawfulAudit.Nothing);

        await transaction.Record(
            caller, "home-duty-removed", duty.MunicipalityCode, duty.PersonId, new { homeDutyId = id, madeUnlawful = unlawful.Shifts.Select(shift => shift.AssignmentId) }, cancellation);
        await transaction.RecordUnlawful(caller, "home-duty-removed", [unlawful], cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(new RemoveHomeDutyResponse(unlawful));
    }

    sealed record DutyRow(Guid PersonId, string MunicipalityCode);

    const string Find =
        """
        select home_duty.person_id, person.municipality_code
        from home_duty
        join person on person.id = home_duty.person_id
        where home_duty.id = @id
        """;

    const string Delete = "delete from home_duty where id = @id";
}
