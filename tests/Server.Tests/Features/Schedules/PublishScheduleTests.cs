using System.Net;
using System.Net.Http.Json;
using Dapper;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Tests.Support;
using NodaTime;

namespace MutualAid.Server.Tests.Features.Schedules;

public sealed class PublishScheduleTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_engine_made_is_published_and_everyone_is_asked()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople();
        using var lead = await api.SignedIn("crisis_lead", "2514");
        var started = await (await lead.PostAsJsonAsync($"/incidents/{incident}/schedule-runs", new StartScheduleRunRequest(5, 1), Cancellation)).Read<ScheduleRunDto>(HttpStatusCode.Created);
        await lead.RunEnds(started.Id);

        var published = await (await Publish(lead, started.Id, 0)).Read<PublishScheduleResponse>();

        Assert.Equal((1, 28, 0, 0), (published.Number, published.Added, published.Removed, published.Kept));
        Assert.Equal(28, (await Standing(incident)).Count(row => row.Answer == "asked"));
        var version = Assert.Single(await (await lead.GetAsync($"/incidents/{incident}/schedule-versions", Cancellation)).Read<ScheduleVersionDto[]>());
        Assert.Equal((1, 28, 28), (version.Number, version.Seats, version.SeatsFilled));
        Assert.Equal(1, (await (await lead.GetAsync($"/schedule-runs/{started.Id}", Cancellation)).Read<ScheduleRunDto>()).PublishedVersion);
    }

    [Fact]
    public async Task The_untouched_keep_their_answers_the_removed_are_cancelled_and_the_new_are_asked()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 3);
        using var lead = await api.SignedIn("crisis_lead", "2514");
        await Publish(lead, await api.GivenRun(incident, (shifts[0].Id, people[0]), (shifts[1].Id, people[1])), 0);
        await Answer(incident, people[0], "yes");

        var second = await (await Publish(lead, await api.GivenRun(incident, (shifts[0].Id, people[0]), (shifts[1].Id, people[2])), 1)).Read<PublishScheduleResponse>();

        Assert.Equal((2, 1, 1, 1), (second.Number, second.Added, second.Removed, second.Kept));
        Assert.Equal([(people[0], "yes"), (people[2], "asked")], (await Standing(incident)).Select(row => (row.PersonId, row.Answer)));
    }

    [Fact]
    public async Task Publishing_twice_writes_one_version()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        using var lead = await api.SignedIn("crisis_lead", "2514");
        var run = await api.GivenRun(incident, (shifts[0].Id, people[0]));

        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await (await Publish(lead, run, 0)).Read<PublishScheduleResponse>()));

        Assert.Single(clicks.Select(click => click.VersionId).Distinct());
        Assert.Single(await (await lead.GetAsync($"/incidents/{incident}/schedule-versions", Cancellation)).Read<ScheduleVersionDto[]>());
        Assert.Single(await Standing(incident));
    }

    [Fact]
    public async Task A_stale_page_is_told_which_version_stands()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 2);
        using var lead = await api.SignedIn("crisis_lead", "2514");
        await Publish(lead, await api.GivenRun(incident, (shifts[0].Id, people[0])), 0);

        var problem = await (await Publish(lead, await api.GivenRun(incident, (shifts[0].Id, people[1])), 0)).Problem(HttpStatusCode.Conflict, "changed-since");

        Assert.Equal(1, problem.GetProperty("currentVersion").GetInt32());
        Assert.Equal(people[0], Assert.Single(await Standing(incident)).PersonId);
    }

    [Fact]
    public async Task A_run_that_is_still_going_cannot_be_published()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        using var lead = await api.SignedIn("crisis_lead", "2514");
        var run = await api.GivenRun(incident, (shifts[0].Id, people[0]));
        await Execute("update schedule_run set status = 'running', finished_at = null where id = @run", new { run });

        await (await Publish(lead, run, 0)).Problem(HttpStatusCode.Conflict, "still-running");

        await Execute("update schedule_run set status = 'finished' where id = @run", new { run });
    }

    [Fact]
    public async Task An_empty_schedule_is_not_published()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople(people: 1);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        await (await Publish(lead, await api.GivenRun(incident), 0)).Problem(HttpStatusCode.UnprocessableEntity, "nothing-to-publish");
    }

    [Fact]
    public async Task An_unlawful_schedule_is_refused_with_the_person_and_the_rule()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        // Monday day and Monday night touch: twenty-four hours in a row.
        var problem = await (await Publish(lead, await api.GivenRun(incident, (shifts[0].Id, people[0]), (shifts[1].Id, people[0])), 0)).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");

        var hindrances = problem.GetProperty("hindrances").EnumerateArray().ToArray();
        Assert.All(hindrances, hindrance => Assert.Equal(people[0], hindrance.GetProperty("personId").GetGuid()));
        Assert.Contains(hindrances, hindrance => hindrance.GetProperty("code").GetString() == "ab-13-span");
        Assert.Empty(await Standing(incident));
    }

    [Fact]
    public async Task A_part_timer_whose_extra_time_would_pass_the_years_cap_is_not_published()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 2);
        foreach (var person in people) await api.GivenWinterAtWork(person);
        await api.GivenContract(people[0], 600);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        // Twelve hours in a week of ten are two of extra time, and the year has room for one.
        var problem = await (await Publish(lead, await api.GivenRun(incident, (shifts[0].Id, people[0])), 0)).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");
        var hindrance = Assert.Single(problem.GetProperty("hindrances").EnumerateArray());
        Assert.Equal(("atl-10-mertid-year", people[0]), (hindrance.GetProperty("code").GetString(), hindrance.GetProperty("personId").GetGuid()));
        Assert.Empty(await Standing(incident));

        await (await Publish(lead, await api.GivenRun(incident, (shifts[0].Id, people[1])), 0)).Has(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Leave_that_came_in_between_is_a_change_and_not_a_crime()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        using var lead = await api.SignedIn("crisis_lead", "2514");
        var run = await api.GivenRun(incident, (shifts[2].Id, people[0]));
        await api.GivenLeave(people[0], new(2030, 3, 5), new(2030, 3, 6));

        var problem = await (await Publish(lead, run, 0)).Problem(HttpStatusCode.Conflict, "changed-since");

        Assert.Equal("on-leave", Assert.Single(problem.GetProperty("hindrances").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_withdrawn_offer_takes_the_person_off_the_schedule()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        using var lead = await api.SignedIn("crisis_lead", "2514");
        var run = await api.GivenRun(incident, (shifts[0].Id, people[0]));
        await Execute("update offer_person set withdrawn_at = now() where person_id = @person", new { person = people[0] });

        var problem = await (await Publish(lead, run, 0)).Problem(HttpStatusCode.Conflict, "changed-since");

        Assert.Equal("not-offered", Assert.Single(problem.GetProperty("hindrances").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_no_is_not_asked_again()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        using var lead = await api.SignedIn("crisis_lead", "2514");
        await api.GivenPublishedShift(shifts[0].Id, people[0], "no");

        var problem = await (await Publish(lead, await api.GivenRun(incident, (shifts[0].Id, people[0])), 1)).Problem(HttpStatusCode.Conflict, "changed-since");

        Assert.Equal("answered-no", Assert.Single(problem.GetProperty("hindrances").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_yes_given_since_the_run_is_not_taken_back_unseen()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 2);
        using var lead = await api.SignedIn("crisis_lead", "2514");
        await Publish(lead, await api.GivenRun(incident, (shifts[0].Id, people[0])), 0);
        var run = await api.GivenRun(incident, (shifts[0].Id, people[1]));
        await Answer(incident, people[0], "yes");

        var problem = await (await Publish(lead, run, 1)).Problem(HttpStatusCode.Conflict, "changed-since");

        Assert.Equal("answered-yes-since", Assert.Single(problem.GetProperty("hindrances").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_hours_of_another_incident_count()
    {
        var (kalix, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        var norrkoping = await api.GivenIncident("0581");
        var elsewhere = await api.GivenShift(norrkoping, shifts[0].EndsAt + Duration.FromHours(5), shifts[0].EndsAt + Duration.FromHours(10), place: "remote");
        await api.GivenPublishedShift(elsewhere, people[0], "yes");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var problem = await (await Publish(lead, await api.GivenRun(kalix, (shifts[0].Id, people[0])), 0)).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");

        Assert.Contains(problem.GetProperty("hindrances").EnumerateArray(), hindrance => hindrance.GetProperty("code").GetString() == "atl-13-daily");
    }

    [Fact]
    public async Task Taking_the_middle_out_of_a_stretch_of_work_is_unlawful_too()
    {
        var incident = await api.GivenIncident("2514");
        var morning = Instant.FromUtc(2030, 3, 4, 6, 0);
        Guid[] shifts = [];
        for (var part = 0; part < 3; part++)
            shifts = [.. shifts, await api.GivenShift(incident, morning + Duration.FromHours(4 * part), morning + Duration.FromHours(4 * part + 4))];
        var person = Assert.Single(await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-11")));
        foreach (var shift in shifts) await api.GivenPublishedShift(shift, person);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var problem = await (await Publish(lead, await api.GivenRun(incident, (shifts[0], person), (shifts[2], person)), 3)).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");

        Assert.Equal("atl-13-daily", Assert.Single(problem.GetProperty("hindrances").EnumerateArray()).GetProperty("code").GetString());
    }

    /// <summary>Ten rounds of two crisis leads who publish the same persons at the same moment.</summary>
    /// <remarks>One offer ends where the next begins, so both stand; the night of the one overlaps the early morning of the other.</remarks>
    [Fact]
    public async Task Two_incidents_that_want_the_same_person_at_once_get_one_shift_and_one_clear_answer()
    {
        using var kalixLead = await api.SignedIn("crisis_lead", "2514");
        using var norrkopingLead = await api.SignedIn("crisis_lead", "0581");
        var (monday, tuesday) = (new LocalDate(2030, 3, 4), new LocalDate(2030, 3, 5));

        for (var round = 0; round < 10; round++)
        {
            var kalix = await api.GivenIncident("2514");
            var night = (await api.ShiftsOf(await api.GivenSentRequest(kalix, ANeed.Of("2030-03-04", "2030-03-05", place: "remote"))))[1];
            var people = await api.GivenLent(kalix, new ALentPerson(monday, tuesday), new ALentPerson(monday, tuesday));
            var norrkoping = await api.GivenIncident("0581");
            var morning = await api.GivenShift(norrkoping, night.EndsAt - Duration.FromHours(4), night.EndsAt + Duration.FromHours(2), seats: 2, place: "remote");
            foreach (var person in people) await api.GivenOffered(norrkoping, person, tuesday, tuesday.PlusDays(7));
            var runs = (
                Kalix: await api.GivenRun(kalix, (night.Id, people[0]), (night.Id, people[1])),
                Norrkoping: await api.GivenRun(norrkoping, (morning, people[1]), (morning, people[0])));

            var answers = await Task.WhenAll(Publish(kalixLead, runs.Kalix, 0), Publish(norrkopingLead, runs.Norrkoping, 0));

            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            await Assert.Single(answers, answer => answer.StatusCode != HttpStatusCode.OK).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");
            Assert.Equal(2, (await Standing(kalix)).Count + (await Standing(norrkoping)).Count);
        }
    }

    [Fact]
    public async Task Only_a_crisis_lead_of_the_stricken_municipality_may()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        var run = await api.GivenRun(incident, (shifts[0].Id, people[0]));
        using var stranger = api.Anonymous();
        using var coordinator = await api.SignedIn("coordinator", "2514");
        using var neighbour = await api.SignedIn("crisis_lead", "2580");

        await (await Publish(stranger, run, 0)).Has(HttpStatusCode.Unauthorized);
        await (await Publish(coordinator, run, 0)).Has(HttpStatusCode.Forbidden);
        await (await Publish(neighbour, run, 0)).Has(HttpStatusCode.NotFound);
        Assert.Empty(await Standing(incident));
    }

    static Task<HttpResponseMessage> Publish(HttpClient client, Guid run, int expectedCurrentVersion) =>
        client.PostAsJsonAsync($"/schedule-runs/{run}/publication", new PublishScheduleRequest(expectedCurrentVersion), Cancellation);

    async Task<List<(Guid PersonId, string Answer)>> Standing(Guid incident)
    {
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        return [.. await connection.QueryAsync<(Guid, string)>(
            "select person_id, answer from assignment where incident_id = @incident and cancelled_at is null and answer <> 'no' order by starts_at, person_id", new { incident })];
    }

    Task Answer(Guid incident, Guid person, string answer) =>
        Execute("update assignment set answer = @answer, answered_at = now() where incident_id = @incident and person_id = @person and cancelled_at is null", new { incident, person, answer });

    async Task Execute(string sql, object parameters)
    {
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(sql, parameters);
    }
}
