using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Features.People;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.HomeDuties;

/// <summary>A coordinator writes down a shift, overtime, jour or stand-by of a colleague at home.</summary>
/// <remarks>It is a fact of the employer's, so no hour rule refuses it. The answer, and the audit of each stricken municipality, say which shifts it makes unlawful.</remarks>
static class AddHomeDuty
{
    public static async Task<Results<Created<AddHomeDutyResponse>, NotFound, ValidationProblem>> Handle(
        Guid id, AddHomeDutyRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.FindPerson(transaction, id, cancellation) is not { } person || !caller.May(Right.Register, person.Row.MunicipalityCode)) return TypedResults.NotFound();

        var duty = new NewHomeDuty(Guid.CreateVersion7(), id, Instant.FromDateTimeOffset(request.StartsAt), Instant.FromDateTimeOffset(request.EndsAt), request.Kind);
        if (duty.Error is var (isEnd, code)) return Problems.Invalid((isEnd ? nameof(request.EndsAt) : nameof(request.StartsAt), code));

        await connection.LockPersons(transaction, [id], cancellation);
        var others = await connection.ReadHomeDuties([id], duty.StartsAt, duty.EndsAt, transaction, cancellation);
        if (Array.Exists(others, duty.Collides)) return Problems.Invalid((nameof(request.StartsAt), "overlaps"));

        var now = clock.GetCurrentInstant();
        var before = await ComingShifts.Look(connection, [id], now, transaction, cancellation);
        await transaction.WriteHomeDuties([duty], caller.AccountId, now, cancellation);
        var unlawful = (await ComingShifts.Look(connection, [id], now, transaction, cancellation)).Since(before).GetValueOrDefault(id, UnlawfulAudit.Nothing);

        await transaction.Record(
            caller, "home-duty-added", person.Row.MunicipalityCode, id,
            new { homeDutyId = duty.Id, request.StartsAt, request.EndsAt, request.Kind, madeUnlawful = unlawful.Shifts.Select(shift => shift.AssignmentId) }, cancellation);
        await transaction.RecordUnlawful(caller, "home-duty-added", [unlawful], cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Created($"/people/{id}/home-duties", new AddHomeDutyResponse(duty.ToDto(), unlawful));
    }
}
