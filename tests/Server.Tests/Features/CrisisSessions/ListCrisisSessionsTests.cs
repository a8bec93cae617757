using MutualAid.Contracts.CrisisSessions;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.CrisisSessions;

public sealed class ListCrisisSessionsTests(Api api)
{
    const string Boden = "2582";

    [Theory]
    [InlineData("crisis_lead", true, true)]
    [InlineData("administrator", true, true)]
    [InlineData("auditor", false, false)]
    public async Task The_municipalitys_own_see_by_name_who_came_in_and_how(string role, bool mayEnd, bool mayReview)
    {
        var session = await Given();
        using var client = await api.SignedIn(role, Boden);

        var seen = Assert.Single(await List(client), listed => listed.Id == session);

        Assert.Equal(("Ada Provsson", Boden, "passkey", true), (seen.Name, seen.MunicipalityCode, seen.Method, seen.IsOpen));
        // A ticket keeps whole seconds.
        Assert.InRange(seen.ExpiresAt - seen.OpenedAt, TimeSpan.FromHours(4) - TimeSpan.FromSeconds(1), TimeSpan.FromHours(4));
        Assert.Equal((mayEnd, mayReview, false), (seen.MayEnd, seen.MayReview, seen.IsOwn));
    }

    [Fact]
    public async Task An_operator_sees_those_of_all_without_a_name()
    {
        var session = await Given();
        using var client = await api.SignedIn("operator", "0180");

        var seen = Assert.Single(await List(client), listed => listed.Id == session);

        Assert.Null(seen.Name);
        Assert.True(seen.MayEnd && seen.MayReview);
    }

    [Theory]
    [InlineData("crisis_lead", "2581")]
    [InlineData("administrator", "2581")]
    public async Task Nobody_sees_those_of_another_municipality(string role, string elsewhere)
    {
        var session = await Given();
        using var client = await api.SignedIn(role, elsewhere);

        Assert.DoesNotContain(await List(client), listed => listed.Id == session);
    }

    [Fact]
    public async Task What_is_not_reviewed_stands_before_what_is()
    {
        var (old, reviewed) = (await Given(), await Given());
        await api.Scalar<int?>("update auth.crisis_session set reviewed_at = now(), review_note = 'Sett.' where id = @reviewed", new { reviewed });
        using var client = await api.SignedIn("crisis_lead", Boden);

        var order = (await List(client)).Select(listed => listed.Id).ToList();

        Assert.True(order.IndexOf(old) < order.IndexOf(reviewed));
    }

    [Fact]
    public async Task A_session_that_somebody_left_no_longer_stands()
    {
        var session = await Given();
        await api.Scalar<int?>("delete from auth.session where crisis_session_id = @session", new { session });
        using var client = await api.SignedIn("crisis_lead", Boden);

        Assert.False(Assert.Single(await List(client), listed => listed.Id == session).IsOpen);
    }

    async Task<Guid> Given() => await api.GivenCrisisSession(await api.GivenAccount(Boden, "crisis_lead"), Boden);

    static async Task<CrisisSessionDto[]> List(HttpClient client) => await (await client.GetAsync("/crisis-sessions", TestContext.Current.CancellationToken)).Read<CrisisSessionDto[]>();
}
