using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Vouching;

/// <summary>A crisis lead elsewhere is going to ring somebody back, and is shown the number that they registered beforehand.</summary>
/// <remarks>
/// 409 <c>no-phone</c>, <c>phone-too-new</c> (<c>holdsFrom</c>), <c>vouching-open</c> when one is under way for the person, <c>too-many-vouchings</c> after five in
/// a day by the caller or for the person. Seeing the number is a line in the stricken municipality's audit.
/// </remarks>
static class BeginVouching
{
    const int MostInADay = 5;

    public static async Task<Results<Created<VouchingDto>, NotFound, ProblemHttpResult>> Handle(
        BeginVouchingRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var code = await connection.ExecuteScalarAsync<string?>(new(EmployerOf, new { request.AccountId }, transaction, cancellationToken: cancellation));
        if (code is null) return TypedResults.NotFound();
        if (caller.May(Right.Vouch, code)) return Problems.Refuse(StatusCodes.Status403Forbidden, "own-municipality");

        // Both counts are checked and then added to.
        foreach (var who in new[] { caller.AccountId, request.AccountId }.Order())
            await connection.ExecuteAsync(new(Lock, new { who }, transaction, cancellationToken: cancellation));

        var people = await VouchablePeople.Of(connection, caller, code, transaction, cancellation);
        if (people.FirstOrDefault(person => person.AccountId == request.AccountId) is not { } person) return TypedResults.NotFound();
        if (person.Phone is null) return Problems.Conflict("no-phone");
        if (person.PhoneHoldsFrom > now) return Problems.Conflict("phone-too-new", ("holdsFrom", person.PhoneHoldsFrom));

        var values = new
        {
            id = Guid.CreateVersion7(), request.AccountId, code, voucher = caller.AccountId, home = caller.WhereMay(Right.Vouch).Order(StringComparer.Ordinal).First(), person.Phone, now,
            until = now + VouchingRow.Lifetime, since = now.AddDays(-1),
        };
        await connection.ExecuteAsync(new(CloseExpired, values, transaction, cancellationToken: cancellation));
        if (await connection.ExecuteScalarAsync<bool>(new(IsOpen, values, transaction, cancellationToken: cancellation))) return Problems.Conflict("vouching-open");
        if (await connection.ExecuteScalarAsync<int>(new(InTheLastDay, values, transaction, cancellationToken: cancellation)) >= MostInADay) return Problems.Conflict("too-many-vouchings");

        await connection.ExecuteAsync(new(Insert, values, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "crisis-phone-seen", code, values.id, new { accountId = request.AccountId }, cancellation);
        var begun = await VouchingRow.Find(connection, values.id, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Created($"/vouchings/{values.id}", begun!.ToDto(caller, now));
    }

    const string EmployerOf = "select municipality_code from auth.account where id = @AccountId";

    const string Lock = "select pg_advisory_xact_lock(hashtextextended('vouching:' || @who::text, 0))";

    const string CloseExpired =
        """
        update vouching
        set withdrawn_at = @now
        where account_id = @AccountId and used_at is null and withdrawn_at is null and expires_at <= @now and coalesce(code_expires_at, @now) <= @now
        """;

    const string IsOpen = "select exists (select from vouching where account_id = @AccountId and used_at is null and withdrawn_at is null)";

    const string InTheLastDay =
        """
        select greatest(count(*) filter (where voucher_id = @voucher), count(*) filter (where account_id = @AccountId))::int
        from vouching
        where begun_at > @since
        """;

    const string Insert =
        """
        insert into vouching (id, account_id, municipality_code, voucher_id, voucher_municipality, phone, begun_at, expires_at)
        values (@id, @AccountId, @code, @voucher, @home, @Phone, @now, @until)
        """;
}
