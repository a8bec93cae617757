using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.People;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>A coordinator changes what the register says of a colleague: all of the form at once.</summary>
/// <remarks>No hour rule refuses it. The answer, and the audit of each stricken municipality, say which coming shifts it makes unlawful.</remarks>
static class EditPerson
{
    public static async Task<Results<Ok<EditPersonResponse>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, EditPersonRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var facts = PersonCheck.Clean(request.Person);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.FindPerson(transaction, id, cancellation) is not { } found || !caller.May(Right.Register, found.Row.MunicipalityCode)) return TypedResults.NotFound();

        var code = found.Row.MunicipalityCode;
        await transaction.LockRegister(code, cancellation);
        await connection.LockPersons(transaction, [id], cancellation);
        var before = (await connection.FindPerson(transaction, id, cancellation))!;
        if (before.Row.Version != request.Version) return Problems.Outdated(before.Dto);
        if (await transaction.FindErrors(code, id, facts, cancellation) is { Length: > 0 } errors) return Problems.Invalid(errors);

        var now = clock.GetCurrentInstant();
        var shifts = await ComingShifts.Look(connection, [id], now, transaction, cancellation);
        await transaction.ChangePersons([(before, facts)], caller.AccountId, now, cancellation);
        var unlawful = (await ComingShifts.Look(connection, [id], now, transaction, cancellation)).Since(shifts).GetValueOrDefault(id, UnlawfulAudit.Nothing);

        await transaction.Record(
            caller, "person-edited", code, id, new { version = before.Row.Version + 1, madeUnlawful = unlawful.Shifts.Select(shift => shift.AssignmentId) }, cancellation);
        await transaction.RecordUnlawful(caller, "person-edited", [unlawful], cancellation);
        var after = await connection.FindPerson(transaction, id, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(new EditPersonResponse(after!.Dto, unlawful));
    }
}
