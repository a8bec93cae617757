using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.CrisisSessions;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.CrisisSessions;

/// <summary>Somebody else than the person says what they found when they looked at a crisis session afterwards.</summary>
/// <remarks>403 <c>own-session</c> for the person; not in a crisis session either, or two stolen papers would clear each other. 409 <c>reviewed</c> the second time.</remarks>
static class ReviewCrisisSession
{
    public static async Task<Results<Ok<CrisisSessionDto>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, ReviewCrisisSessionRequest review, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var (now, note) = (clock.GetUtcNow(), review.Note.Trim());
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await CrisisSessionRow.Hold(connection, id, caller, now, transaction, cancellation) is not { } session) return TypedResults.NotFound();
        if (session.AccountId == caller.AccountId) return Problems.Refuse(StatusCodes.Status403Forbidden, "own-session");
        if (!session.MayBeReviewedBy(caller)) return Problems.Refuse(StatusCodes.Status403Forbidden, "not-yours");
        if (session.ReviewedAt is not null) return Problems.Conflict("reviewed", ("current", session.ToDto(caller)));
        if (note.Length == 0) return Problems.Invalid((nameof(review.Note), "required"));
        if (note.Length > CrisisReviewLimits.NoteLength) return Problems.Invalid((nameof(review.Note), $"at-most-{CrisisReviewLimits.NoteLength}"));

        await connection.ExecuteAsync(new(Update, new { id, by = caller.AccountId, note, now }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "crisis-session-reviewed", session.MunicipalityCode, id, new { accountId = session.AccountId }, cancellation);
        var reviewed = await CrisisSessionRow.Find(connection, id, caller, now, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(reviewed!.ToDto(caller));
    }

    const string Update = "update auth.crisis_session set reviewed_at = @now, reviewed_by = @by, review_note = @note where id = @id";
}
