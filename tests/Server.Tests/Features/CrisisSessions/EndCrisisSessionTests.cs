using System.Net;
using MutualAid.Contracts.CrisisSessions;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.CrisisSessions;

public sealed class EndCrisisSessionTests(Api api)
{
    const string Boden = "2582";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("crisis_lead", Boden)]
    [InlineData("administrator", Boden)]
    [InlineData("operator", "0180")]
    public async Task One_press_and_the_next_request_finds_nobody(string role, string code)
    {
        var account = await api.GivenAccount(Boden, "crisis_lead");
        using var crisis = await api.SignedInPastProvider(account, Boden);
        await (await crisis.GetAsync("/me", Cancellation)).Has(HttpStatusCode.OK);
        var id = await SessionOf(account);
        using var colleague = await api.SignedIn(role, code);

        var ended = await (await End(colleague, id)).Read<CrisisSessionDto>();

        Assert.False(ended.IsOpen);
        Assert.NotNull(ended.EndedAt);
        await (await crisis.GetAsync("/me", Cancellation)).Has(HttpStatusCode.Unauthorized);
        Assert.Equal(["crisis-session-ended"], await api.AuditOf(id));
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from auth.event where account_id = @account and kind = 'crisis-session-ended'", new { account }));
    }

    [Fact]
    public async Task A_colleague_who_came_in_the_same_way_can_end_it_too()
    {
        var account = await api.GivenAccount(Boden, "crisis_lead");
        using var suspect = await api.SignedInPastProvider(account, Boden);
        using var colleague = await api.SignedInPastProvider(await api.GivenAccount(Boden, "crisis_lead"), Boden);

        await (await End(colleague, await SessionOf(account))).Has(HttpStatusCode.OK);

        await (await suspect.GetAsync("/me", Cancellation)).Has(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("auditor", Boden, HttpStatusCode.Forbidden)]
    [InlineData("coordinator", Boden, HttpStatusCode.Forbidden)]
    [InlineData("crisis_lead", "2581", HttpStatusCode.NotFound)]
    public async Task Nobody_else_can(string role, string code, HttpStatusCode told)
    {
        var account = await api.GivenAccount(Boden, "crisis_lead");
        using var crisis = await api.SignedInPastProvider(account, Boden);
        using var other = await api.SignedIn(role, code);

        await (await End(other, await SessionOf(account))).Has(told);

        await (await crisis.GetAsync("/me", Cancellation)).Has(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ended_by_many_at_once_it_is_written_once()
    {
        var account = await api.GivenAccount(Boden, "crisis_lead");
        using var crisis = await api.SignedInPastProvider(account, Boden);
        var id = await SessionOf(account);
        using var colleague = await api.SignedIn("crisis_lead", Boden);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => End(colleague, id)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single(await api.AuditOf(id));
    }

    Task<Guid> SessionOf(Guid account) => api.Scalar<Guid>("select id from auth.crisis_session where account_id = @account", new { account })!;

    static Task<HttpResponseMessage> End(HttpClient client, Guid id) => client.PostAsync($"/crisis-sessions/{id}/ending", null, Cancellation);
}
