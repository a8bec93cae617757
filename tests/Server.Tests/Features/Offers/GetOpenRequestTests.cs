using System.Net;
using MutualAid.Contracts.Offers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Offers;

public sealed class GetOpenRequestTests(Api api)
{
    const string Kalix = "2514", Norrkoping = "0581", Boden = "2582";

    [Fact]
    public async Task The_best_come_first_and_everyone_else_has_a_reason()
    {
        var request = await api.GivenSentRequest(
            await api.GivenIncident(Kalix), ANeed.Of("2031-03-03", "2031-03-17"), ANeed.Of("2031-03-03", "2031-03-17", "it.backup"));
        var norrkoping = await api.GivenSentRequest(await api.GivenIncident(Norrkoping, "Norrköping"), ANeed.Of("2031-03-01", "2031-03-05"));

        var best = await api.GivenVolunteer(Boden, new("Anna Best"));
        await api.Scalar<int?>("insert into person_skill (person_id, skill_id, level, confirmed_at) values (@best, 'it.backup', 4, now())", new { best });
        var good = await api.GivenVolunteer(Boden, new("Bo God", HomeMinutesPerWeek: 960));
        var partly = await api.GivenVolunteer(Boden, new("Cia Delvis"));
        await api.GivenAway(partly, "2031-03-10", "2031-03-12");
        var away = await api.GivenVolunteer(Boden, new("Dan Borta"));
        await api.GivenAway(away, "2031-03-01", "2031-04-01");
        var silent = await api.GivenVolunteer(Boden, new("Eli Ofrågad", Agreed: false));
        var gone = await api.GivenVolunteer(Boden, new("Fia Slutad", Deactivated: true));
        var taken = await api.GivenVolunteer(Boden, new("Gun Tagen"));
        var offer = await api.GivenOffer(norrkoping, Boden, "2031-03-01", "2031-03-05", taken);
        var unfit = await api.GivenVolunteer(Boden, new("Hans Annat", SkillId: "it.natverk"));

        var page = await Get(request, Boden);

        Guid[] ours = [best, good, partly, away, silent, gone, taken, unfit];
        var candidates = page.Candidates.Where(candidate => ours.Contains(candidate.PersonId)).ToArray();
        Assert.Equal([best, good, partly], candidates.Take(3).Select(candidate => candidate.PersonId));
        Assert.Equal(["free", "free", "partly", "no", "no", "no", "no"], candidates.Select(candidate => candidate.Availability));
        Assert.DoesNotContain(candidates, candidate => candidate.PersonId == unfit);

        Assert.Equal([3, 4], candidates[0].Fits.Select(fit => fit.Level).Order());
        Assert.True(candidates[0].Fits.Single(fit => fit.Level == 4).IsConfirmed);
        Assert.Equal((0, 2880), (candidates[0].HomeMinutesPerWeek, candidates[0].MinutesLeftPerWeek));
        Assert.Equal((960, 1920), (candidates[1].HomeMinutesPerWeek, candidates[1].MinutesLeftPerWeek));

        Assert.Equal(new ObstacleDto("leave", new(2031, 3, 10), new(2031, 3, 11)), Only(partly));
        Assert.Equal("leave", Only(away).Reason);
        Assert.Equal("not-agreed", Only(silent).Reason);
        Assert.Equal("deactivated", Only(gone).Reason);
        Assert.Equal(
            ("offered", new DateOnly(2031, 3, 1), new DateOnly(2031, 3, 4), "Norrköping", offer),
            (Only(taken).Reason, Only(taken).FromDate, Only(taken).LastDate, Only(taken).MunicipalityName, Only(taken).OfferId));

        ObstacleDto Only(Guid person) => candidates.Single(candidate => candidate.PersonId == person).Obstacles.Single();
    }

    [Fact]
    public async Task Two_weeks_from_the_first_day_are_suggested_and_other_days_can_be_asked_for()
    {
        var request = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2031-03-03", "2031-05-01"));
        var norrkoping = await api.GivenSentRequest(await api.GivenIncident(Norrkoping), ANeed.Of("2031-03-01", "2031-03-05"));
        var person = await api.GivenVolunteer(Boden);
        await api.GivenOffer(norrkoping, Boden, "2031-03-01", "2031-03-05", person);

        var suggested = await Get(request, Boden);
        Assert.Equal((new DateOnly(2031, 3, 3), new DateOnly(2031, 3, 16)), (suggested.FromDate, suggested.LastDate));
        Assert.Equal("no", suggested.Candidates.Single(candidate => candidate.PersonId == person).Availability);

        var asked = await Get(request, Boden, "?from=2031-03-05&last=2031-03-05");
        Assert.Equal((new DateOnly(2031, 3, 5), new DateOnly(2031, 3, 5)), (asked.FromDate, asked.LastDate));
        Assert.Equal("free", asked.Candidates.Single(candidate => candidate.PersonId == person).Availability);
    }

    [Fact]
    public async Task Hours_that_stand_are_taken_from_what_is_left()
    {
        var incident = await api.GivenIncident(Kalix);
        var request = await api.GivenSentRequest(incident, ANeed.Of("2031-03-03", "2031-03-17"));
        var person = await api.GivenVolunteer(Boden, new(HomeMinutesPerWeek: 600));
        await api.GivenAssignment(incident, person, "2031-03-08T06:00:00Z", 12);

        var candidate = (await Get(request, Boden)).Candidates.Single(candidate => candidate.PersonId == person);

        Assert.Equal(2880 - 600 - 720, candidate.MinutesLeftPerWeek);
        Assert.Equal("partly", candidate.Availability);
        Assert.Equal(("assigned", new DateOnly(2031, 3, 8)), (candidate.Obstacles[0].Reason, candidate.Obstacles[0].FromDate));
    }

    [Fact]
    public async Task The_days_off_after_an_assignment_are_said_and_leave_the_rest()
    {
        var request = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2031-03-03", "2031-03-17"));
        var person = await api.GivenVolunteer(Boden);
        await api.GivenAssignment(await api.GivenIncident(Norrkoping), person, "2031-03-02T06:00:00Z", 12);

        var whole = (await Get(request, Boden)).Candidates.Single(candidate => candidate.PersonId == person);
        var alone = (await Get(request, Boden, "?from=2031-03-03&last=2031-03-04")).Candidates.Single(candidate => candidate.PersonId == person);
        var after = (await Get(request, Boden, "?from=2031-03-05&last=2031-03-09")).Candidates.Single(candidate => candidate.PersonId == person);

        Assert.Equal(("recovering", new DateOnly(2031, 3, 3), new DateOnly(2031, 3, 4)), (whole.Obstacles.Single().Reason, whole.Obstacles.Single().FromDate, whole.Obstacles.Single().LastDate));
        Assert.Equal(("partly", "no", "free"), (whole.Availability, alone.Availability, after.Availability));
    }

    [Theory]
    [InlineData("?from=2031-03-05&last=2031-03-04", "ends-before-start")]
    [InlineData("?from=2021-03-05&last=2021-03-06", "in-the-past")]
    [InlineData("?from=2031-03-05&last=2033-03-04", "too-long")]
    public async Task Days_that_cannot_be_are_refused(string query, string code)
    {
        var request = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2031-03-03", "2031-05-01"));

        var refused = await (await api.SignedIn("coordinator", Boden)).GetAsync($"/municipalities/{Boden}/open-requests/{request}{query}", TestContext.Current.CancellationToken);

        Assert.Equal([code], (await refused.FieldErrors())["LastDate"]);
    }

    [Fact]
    public async Task Other_municipalities_people_never_show()
    {
        var request = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2031-03-03", "2031-05-01"));
        var stranger = await api.GivenVolunteer(Norrkoping);

        Assert.DoesNotContain((await Get(request, Boden)).Candidates, candidate => candidate.PersonId == stranger);
    }

    [Fact]
    public async Task Only_the_own_coordinator_may_look_and_only_at_open_requests()
    {
        var stop = TestContext.Current.CancellationToken;
        var request = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2031-03-03", "2031-05-01"));
        var draft = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2031-03-03", "2031-05-01"));
        var path = $"/municipalities/{Boden}/open-requests/{request}";

        await (await (await api.SignedIn("coordinator", Kalix)).GetAsync(path, stop)).Has(HttpStatusCode.Forbidden);
        await (await (await api.SignedIn("staff", Boden)).GetAsync(path, stop)).Has(HttpStatusCode.Forbidden);
        await (await api.Anonymous().GetAsync(path, stop)).Has(HttpStatusCode.Unauthorized);
        await (await (await api.SignedIn("coordinator", Kalix)).GetAsync($"/municipalities/{Kalix}/open-requests/{request}", stop)).Has(HttpStatusCode.NotFound);
        await (await (await api.SignedIn("coordinator", Boden)).GetAsync($"/municipalities/{Boden}/open-requests/{draft}", stop)).Has(HttpStatusCode.NotFound);
    }

    async Task<GetOpenRequestResponse> Get(Guid request, string code, string query = "") =>
        await (await (await api.SignedIn("coordinator", code)).GetAsync($"/municipalities/{code}/open-requests/{request}{query}", TestContext.Current.CancellationToken))
            .Read<GetOpenRequestResponse>();
}
