using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.CrisisSessions;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.CrisisSessions;

public sealed class ReviewCrisisSessionTests(Api api)
{
    const string Boden = "2582";

    [Theory]
    [InlineData("crisis_lead", Boden)]
    [InlineData("administrator", Boden)]
    [InlineData("operator", "0180")]
    public async Task Another_says_what_they_found_and_it_stands(string role, string code)
    {
        var id = await api.GivenCrisisSession(await api.GivenAccount(Boden, "crisis_lead"), Boden);
        using var reviewer = await api.SignedIn(role, code);

        var reviewed = await (await Review(reviewer, id, " Rätt person, ringde mig. ")).Read<CrisisSessionDto>();

        Assert.NotNull(reviewed.ReviewedAt);
        Assert.False(reviewed.MayReview);
        Assert.Equal("Rätt person, ringde mig.", await api.Scalar<string>("select review_note from auth.crisis_session where id = @id", new { id }));
        Assert.Equal(["crisis-session-reviewed"], await api.AuditOf(id));
    }

    [Fact]
    public async Task Nobody_reviews_their_own_whatever_their_roles()
    {
        var account = await api.GivenAccount(Boden, "crisis_lead", "administrator", "operator");
        var id = await api.GivenCrisisSession(account, Boden);
        using var self = await api.SignedIn(account);

        await (await Review(self, id, "Det var jag.")).Problem(HttpStatusCode.Forbidden, "own-session");

        Assert.Empty(await api.AuditOf(id));
    }

    [Fact]
    public async Task Nobody_reviews_from_a_crisis_session()
    {
        var id = await api.GivenCrisisSession(await api.GivenAccount(Boden, "crisis_lead"), Boden);
        using var other = await api.SignedInPastProvider(await api.GivenAccount(Boden, "crisis_lead", "administrator"), Boden);

        await (await Review(other, id, "Sett.")).Has(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("auditor", Boden, HttpStatusCode.Forbidden)]
    [InlineData("staff", Boden, HttpStatusCode.Forbidden)]
    [InlineData("administrator", "2581", HttpStatusCode.NotFound)]
    public async Task Nobody_else_can(string role, string code, HttpStatusCode told)
    {
        var id = await api.GivenCrisisSession(await api.GivenAccount(Boden, "crisis_lead"), Boden);
        using var other = await api.SignedIn(role, code);

        await (await Review(other, id, "Sett.")).Has(told);
    }

    [Theory]
    [InlineData(" ", "required")]
    [InlineData(null, "at-most-2000")]
    public async Task A_note_is_needed(string? note, string code)
    {
        var id = await api.GivenCrisisSession(await api.GivenAccount(Boden, "crisis_lead"), Boden);
        using var reviewer = await api.SignedIn("crisis_lead", Boden);

        Assert.Equal(code, Assert.Single((await (await Review(reviewer, id, note ?? new('x', 2001))).FieldErrors())["Note"]));
    }

    [Fact]
    public async Task Of_many_reviews_at_once_one_stands()
    {
        var id = await api.GivenCrisisSession(await api.GivenAccount(Boden, "crisis_lead"), Boden);
        using var reviewer = await api.SignedIn("crisis_lead", Boden);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Review(reviewer, id, $"Sett {n}.")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Single(await api.AuditOf(id));
    }

    static Task<HttpResponseMessage> Review(HttpClient client, Guid id, string note) =>
        client.PostAsJsonAsync($"/crisis-sessions/{id}/review", new ReviewCrisisSessionRequest(note), TestContext.Current.CancellationToken);
}
