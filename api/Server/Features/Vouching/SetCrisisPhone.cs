using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Vouching;

/// <summary>The number at which a person is rung back before somebody vouches for them: entered by themselves, or by their administrator. It holds after a day.</summary>
/// <remarks>403 <c>crisis-session</c> in one: the number would then prove nothing.</remarks>
static class SetCrisisPhone
{
    public static async Task<Results<Ok<CrisisPhoneDto>, ValidationProblem, ProblemHttpResult>> OfOneself(
        SetCrisisPhoneRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (caller.CrisisSession is not null) return Problems.Refuse(StatusCodes.Status403Forbidden, "crisis-session");
        if (Error(request) is { } error) return Problems.Invalid((nameof(request.Number), error));

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var code = await connection.ExecuteScalarAsync<string>(new("select municipality_code from auth.account where id = @AccountId", new { caller.AccountId }, cancellationToken: cancellation));
        return TypedResults.Ok(await Write(connection, caller, caller.AccountId, code!, request, clock.GetUtcNow(), cancellation));
    }

    public static async Task<Results<Ok<CrisisPhoneHolderDto>, NotFound, ValidationProblem>> OfAnother(
        string code, Guid accountId, SetCrisisPhoneRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if ((await ListCrisisPhones.Of(connection, code, cancellation)).FirstOrDefault(holder => holder.AccountId == accountId) is not { } holder) return TypedResults.NotFound();
        if (Error(request) is { } error) return Problems.Invalid((nameof(request.Number), error));

        var written = await Write(connection, caller, accountId, code, request, clock.GetUtcNow(), cancellation);
        return TypedResults.Ok(holder.ToDto() with { EnteredAt = written.EnteredAt });
    }

    static string? Error(SetCrisisPhoneRequest request) => request.Number?.Trim() switch
    {
        null or "" => null,
        var number when IsPhone(number) => null,
        _ => "not-a-phone-number",
    };

    static bool IsPhone(string text) =>
        text.Length is >= 5 and <= VouchingLimits.PhoneLength && text.Count(char.IsAsciiDigit) >= 5 && text.LastIndexOf('+') <= 0
        && text.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '-' or '(' or ')' or '+');

    /// <summary>A number that is entered again as it stands goes on holding from when it was entered first.</summary>
    static async Task<CrisisPhoneDto> Write(
        NpgsqlConnection connection, Caller caller, Guid accountId, string code, SetCrisisPhoneRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        var number = string.IsNullOrWhiteSpace(request.Number) ? null : request.Number.Trim();
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var changed = await connection.ExecuteAsync(new(
            number is null ? Remove : Upsert, new { accountId, number, by = caller.AccountId, now }, transaction, cancellationToken: cancellation));
        if (changed > 0)
        {
            await connection.ExecuteAsync(new(Tell, new { accountId, now }, transaction, cancellationToken: cancellation));
            await transaction.Record(caller, number is null ? "crisis-phone-removed" : "crisis-phone-set", code, accountId, null, cancellation);
        }

        var entered = await connection.ExecuteScalarAsync<DateTime?>(new(EnteredAt, new { accountId }, transaction, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return new(number, entered is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null);
    }

    const string Upsert =
        """
        insert into crisis_phone (account_id, number, entered_by, entered_at)
        values (@accountId, @number, @by, @now)
        on conflict (account_id) do update
        set number = excluded.number, entered_by = excluded.entered_by, entered_at = excluded.entered_at
        where crisis_phone.number <> excluded.number
        """;

    const string Remove = "delete from crisis_phone where account_id = @accountId";

    const string Tell = "insert into auth.event (account_id, kind, at, address) values (@accountId, 'crisis-phone-set', @now, '')";

    const string EnteredAt = "select entered_at from crisis_phone where account_id = @accountId";
}
