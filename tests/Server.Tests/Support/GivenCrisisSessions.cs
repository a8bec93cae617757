using Dapper;

namespace MutualAid.Server.Tests.Support;

/// <summary>What somebody has who comes in past their municipality's provider, or is let in by others.</summary>
static class GivenCrisisSessions
{
    /// <summary>An enabled provider, where the municipality has none. Nobody answers at its address.</summary>
    public static async Task GivenDeadProvider(this Api api, string municipalityCode)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            insert into auth.provider (id, municipality_code, key, display_name, issuer, client_id, client_authentication, enabled)
            values (gen_random_uuid(), @municipalityCode, 'dead-' || @municipalityCode, 'Död', 'https://login.invalid', 'mutualaid', 'private_key', true)
            on conflict do nothing
            """,
            new { municipalityCode });
    }

    /// <summary>A person of the municipality with a crisis role there and a number that was registered long ago.</summary>
    public static async Task<Guid> GivenColleague(this Api api, string municipalityCode, string role = "crisis_lead", string enteredAt = "2026-01-01T00:00:00Z")
    {
        await api.GivenDeadProvider(municipalityCode);
        var account = await api.GivenAccount(municipalityCode, role);
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            "insert into crisis_phone (account_id, number, entered_at) values (@account, '070-174 06 05', @enteredAt::timestamptz)", new { account, enteredAt });
        return account;
    }

    public static async Task<Guid> GivenCrisisSession(this Api api, Guid account, string municipalityCode)
    {
        (await api.SignedInPastProvider(account, municipalityCode)).Dispose();
        return await api.Scalar<Guid>("select id from auth.crisis_session where account_id = @account order by opened_at desc limit 1", new { account });
    }

    /// <summary>One that nobody has rung about yet.</summary>
    public static async Task<Guid> GivenVouching(this Api api, string municipalityCode, string voucherCode)
    {
        var (account, voucher) = (await api.GivenColleague(municipalityCode), await api.GivenAccount(voucherCode, "crisis_lead"));
        return await api.Scalar<Guid>(
            """
            insert into vouching (id, account_id, municipality_code, voucher_id, voucher_municipality, phone, begun_at, expires_at)
            values (gen_random_uuid(), @account, @municipalityCode, @voucher, @voucherCode, '070-174 06 05', now(), now() + interval '2 hours')
            returning id
            """,
            new { account, municipalityCode, voucher, voucherCode });
    }
}
