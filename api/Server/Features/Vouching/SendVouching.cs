using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Vouching;

/// <summary>The voucher has rung back, says what was asked and heard, and asks for a second person.</summary>
static class SendVouching
{
    public static async Task<Results<Ok<VouchingDto>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, SendVouchingRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await VouchingRow.Hold(connection, id, transaction, cancellation) is not { } vouching || vouching.VoucherId != caller.AccountId) return TypedResults.NotFound();
        if (vouching.State(now) != "begun") return Problems.Conflict("vouching-moved-on", ("state", vouching.State(now)));
        if (Check(request).ToArray() is { Length: > 0 } errors) return Problems.Invalid(errors);

        await connection.ExecuteAsync(new(Update, new { id, asked = request.Asked.Trim(), heard = request.Heard.Trim(), now }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "vouching-sent", vouching.MunicipalityCode, id, new { accountId = vouching.AccountId }, cancellation);
        var sent = await VouchingRow.Find(connection, id, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(sent!.ToDto(caller, now));
    }

    static IEnumerable<(string Field, string Code)> Check(SendVouchingRequest request)
    {
        foreach (var (field, text) in new[] { (nameof(request.Asked), request.Asked), (nameof(request.Heard), request.Heard) })
        {
            if (string.IsNullOrWhiteSpace(text)) yield return (field, "required");
            else if (text.Trim().Length > VouchingLimits.TextLength) yield return (field, $"at-most-{VouchingLimits.TextLength}");
        }
    }

    const string Update = "update vouching set asked = @asked, heard = @heard, sent_at = @now where id = @id";
}
