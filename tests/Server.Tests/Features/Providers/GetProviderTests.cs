using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Providers;

public sealed class GetProviderTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    Task<int?> Health(Guid id, string state, string? error) => api.Scalar<int?>(
        """
        insert into auth.provider_health (provider_id, state, since, checked_at, error_code, last_error_code, last_error_at)
        values (@id, @state, '2026-11-24T08:00:00Z', '2026-11-24T09:00:00Z', @error, 'timeout', '2026-11-24T08:30:00Z')
        """,
        new { id, state, error });

    [Fact]
    public async Task How_it_is_doing_is_told_with_since_when_and_the_last_error()
    {
        var id = await api.GivenProvider("2482", enabled: true);
        await Health(id, "down", "timeout");
        using var client = await api.SignedIn("administrator", "2482");

        var health = (await client.Provider(id)).Health;

        Assert.Equal(("down", "timeout", "timeout"), (health.State, health.ErrorCode, health.LastErrorCode));
        Assert.Equal((new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.Zero)), (health.Since, health.LastErrorAt));
    }

    [Fact]
    public async Task Of_one_that_is_off_nothing_is_claimed()
    {
        var id = await api.GivenProvider("2482");
        await Health(id, "up", null);
        using var client = await api.SignedIn("administrator", "2482");

        var health = (await client.Provider(id)).Health;

        Assert.Equal(("unknown", null, "timeout"), (health.State, health.Since, health.LastErrorCode));
    }

    [Fact]
    public async Task Only_sessions_that_last_are_counted()
    {
        var id = await api.GivenProvider("2482", enabled: true, issuer: "https://counted.provkoping.example");
        await api.GivenSignedInThrough(id, "2482");
        var gone = await api.GivenSignedInThrough(id, "2482");
        await api.Scalar<int?>("update auth.session set expires_at = '2020-01-02' where account_id = @gone", new { gone });
        using var client = await api.SignedIn("administrator", "2482");

        var provider = await client.Provider(id);

        Assert.Equal((1, 2), (provider.OpenSessions, provider.LinkedAccounts));
    }

    [Fact]
    public async Task The_own_administrator_and_the_operator_see_it_and_nobody_else()
    {
        var id = await api.GivenProvider("2482");
        using var own = await api.SignedIn("administrator", "2482");
        using var platform = await api.SignedIn("operator", "0117");
        using var stranger = await api.SignedIn("administrator", "2514");
        using var colleague = await api.SignedIn("coordinator", "2482");

        Assert.False((await own.Provider(id)).MayAllowPrivateAddresses);
        Assert.True((await platform.Provider(id)).MayAllowPrivateAddresses);
        await (await stranger.GetAsync($"/providers/{id}", Cancellation)).Has(HttpStatusCode.NotFound);
        await (await colleague.GetAsync($"/providers/{id}", Cancellation)).Has(HttpStatusCode.Forbidden);
    }
}
