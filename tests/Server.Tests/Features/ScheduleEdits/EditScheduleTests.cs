using System.Net;
using System.Text.Json;
using MutualAid.Contracts.Hours;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Server.Tests.Support;
using NodaTime;

namespace MutualAid.Server.Tests.Features.ScheduleEdits;

public sealed class EditScheduleTests(Api api)
{
    [Fact]
    public async Task Someone_on_a_free_seat_is_asked_and_the_new_version_holds_the_whole_schedule()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 2);
        await api.GivenPublishedShift(shifts[2].Id, people[0], "yes");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var edit = await (await lead.Assign(incident, 1, shifts[0].Id, people[1])).Read<EditScheduleResponse>(HttpStatusCode.Created);

        Assert.Equal(("done", 2), (edit.Status, edit.Version));
        Assert.Equal([(people[1], "asked")], await api.StandingOn(shifts[0].Id));
        Assert.Equal(
            2, await api.Scalar<int>("select count(*)::int from schedule_version_assignment where version_id = (select version_id from schedule_edit where id = @Id)", new { edit.Id }));
        Assert.Equal(
            (28, 2), (await api.Scalar<int>("select seats from schedule_version where incident_id = @incident and number = 2", new { incident }),
                await api.Scalar<int>("select seats_filled from schedule_version where incident_id = @incident and number = 2", new { incident })));
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from audit where action = 'schedule-edited' and subject_id = @Id and municipality_code = '2514'", new { edit.Id }));
    }

    [Fact]
    public async Task Who_is_taken_off_has_a_cancelled_row_and_no_other_answer_is_touched()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 2);
        var off = await api.GivenPublishedShift(shifts[0].Id, people[0], "yes");
        await api.GivenPublishedShift(shifts[0].Id, people[1], "yes");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        await (await lead.Edit(incident, 2, "remove", [shifts[0].On(people[0])], [])).Has(HttpStatusCode.Created);

        Assert.Equal([(people[1], "yes")], await api.StandingOn(shifts[0].Id));
        Assert.True(await api.Scalar<bool>("select cancelled_at is not null and cancelled_in is not null from assignment where id = @off", new { off }));
    }

    [Fact]
    public async Task A_person_moves_to_another_shift_and_a_shift_to_another_person()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 2);
        await api.GivenPublishedShift(shifts[0].Id, people[0], "yes");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        await (await lead.Edit(incident, 1, "move", [shifts[0].On(people[0])], [shifts[2].On(people[0])])).Has(HttpStatusCode.Created);
        await (await lead.Edit(incident, 2, "move", [shifts[2].On(people[0])], [shifts[2].On(people[1])])).Has(HttpStatusCode.Created);

        Assert.Empty(await api.StandingOn(shifts[0].Id));
        Assert.Equal([(people[1], "asked")], await api.StandingOn(shifts[2].Id));
    }

    [Fact]
    public async Task Two_people_take_each_other_s_shift()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 2);
        await api.GivenPublishedShift(shifts[0].Id, people[0], "yes");
        await api.GivenPublishedShift(shifts[4].Id, people[1], "yes");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        await (await lead.Edit(
            incident, 2, "swap", [shifts[0].On(people[0]), shifts[4].On(people[1])], [shifts[4].On(people[0]), shifts[0].On(people[1])])).Has(HttpStatusCode.Created);

        Assert.Equal([(people[1], "asked")], await api.StandingOn(shifts[0].Id));
        Assert.Equal([(people[0], "asked")], await api.StandingOn(shifts[4].Id));
    }

    [Fact]
    public async Task What_the_kind_does_not_say_is_not_taken()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        foreach (var answer in new[]
        {
            await lead.Edit(incident, 0, "assign", [shifts[0].On(people[0])], []),
            await lead.Edit(incident, 0, "move", [shifts[0].On(people[0])], [shifts[0].On(people[0])]),
            await lead.Edit(incident, 0, "swap", [], []),
        })
            Assert.Equal(["does-not-fit"], (await answer.FieldErrors())["Kind"]);
        Assert.Contains("Kind", (await (await lead.Edit(incident, 0, "erase", [], [])).FieldErrors()).Keys);
    }

    [Fact]
    public async Task A_stale_page_is_told_which_version_stands()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        await api.GivenPublishedShift(shifts[0].Id, people[0]);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var problem = await (await lead.Assign(incident, 0, shifts[2].Id, people[0])).Problem(HttpStatusCode.Conflict, "changed-since");

        Assert.Equal(1, problem.GetProperty("currentVersion").GetInt32());
        Assert.Empty(await api.StandingOn(shifts[2].Id));
    }

    [Fact]
    public async Task What_is_not_about_hours_is_an_obstacle_that_nobody_can_let_pass()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 3);
        await api.GivenPublishedShift(shifts[0].Id, people[0]);
        await api.GivenPublishedShift(shifts[0].Id, people[1]);
        await api.GivenPublishedShift(shifts[4].Id, people[1], "no");
        await api.GivenLeave(people[2], new(2030, 3, 5), new(2030, 3, 6));
        var unskilled = Assert.Single(await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-11") with { SkillId = "it.backup" }));
        var stranger = await api.GivenVolunteer("2580");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        Assert.Equal(["no-free-seat"], await Obstacles(await lead.Assign(incident, 3, shifts[0].Id, people[2])));
        Assert.Equal(["on-leave"], await Obstacles(await lead.Assign(incident, 3, shifts[2].Id, people[2], "Måste")));
        Assert.Equal(["answered-no"], await Obstacles(await lead.Assign(incident, 3, shifts[4].Id, people[1])));
        Assert.Equal(["no-skill"], await Obstacles(await lead.Assign(incident, 3, shifts[4].Id, unskilled)));
        Assert.Equal(["not-offered"], await Obstacles(await lead.Assign(incident, 3, shifts[4].Id, stranger)));
        Assert.Equal(["not-on-shift"], await Obstacles(await lead.Edit(incident, 3, "remove", [shifts[6].On(people[0])], [])));
        Assert.Contains("already-on-shift", await Obstacles(await lead.Assign(incident, 3, shifts[0].Id, people[0])));
        Assert.Equal(["unknown-shift"], await Obstacles(await lead.Assign(incident, 3, Guid.NewGuid(), people[0])));

        static async Task<string[]> Obstacles(HttpResponseMessage answer) =>
            [.. (await answer.Problem(HttpStatusCode.Conflict, "not-possible")).GetProperty("obstacles").Deserialize<EditObstacleDto[]>(JsonSerializerOptions.Web)!.Select(obstacle => obstacle.Code)];
    }

    [Fact]
    public async Task A_shift_that_has_started_cannot_be_changed()
    {
        var incident = await api.GivenIncident("2514");
        var shift = await api.GivenShift(incident, Instant.FromUtc(2025, 3, 4, 6, 0), Instant.FromUtc(2025, 3, 4, 14, 0));
        var person = Assert.Single(await api.GivenLent(incident, ALentPerson.Of("2025-03-04", "2025-03-11")));
        await api.GivenPublishedShift(shift, person);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        await (await lead.Edit(incident, 1, "remove", [shift.On(person)], [])).Problem(HttpStatusCode.Conflict, "not-possible");
        Assert.Single(await api.StandingOn(shift));
    }

    [Fact]
    public async Task What_breaks_a_rule_is_refused_with_the_person_and_the_numbers()
    {
        var tired = await api.GivenTired();
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var problem = await (await lead.Assign(tired.Incident, 1, tired.Early, tired.Person)).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");

        var (person, breach) = OnlyBreach(problem);
        Assert.Equal((tired.Person, "atl-13-daily", 540, 660, 120), (person, breach.RuleId, breach.Had, breach.Limit, breach.ExcessMinutes));
        Assert.True(problem.GetProperty("mayBeOverridden").GetBoolean());
        Assert.Empty(await api.StandingOn(tired.Early));
    }

    [Fact]
    public async Task A_rule_that_nobody_may_let_pass_is_refused_whatever_the_reason()
    {
        var tired = await api.GivenTired();
        var overlapping = await api.GivenShift(tired.Incident, tired.Monday + Duration.FromHours(2), tired.Monday + Duration.FromHours(6), place: "remote");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var problem = await (await lead.Assign(tired.Incident, 1, overlapping, tired.Person, "Måste")).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");

        Assert.False(problem.GetProperty("mayBeOverridden").GetBoolean());
    }

    [Fact]
    public async Task The_lender_s_ceiling_is_not_for_the_borrower_to_let_pass()
    {
        var incident = await api.GivenIncident("2514");
        var shifts = await api.ShiftsOf(await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-11")));
        var person = Assert.Single(await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-11") with { CeilingMinutesPerWeek = 1200 }));
        await api.GivenPublishedShift(shifts[0].Id, person, "yes");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var problem = await (await lead.Assign(incident, 1, shifts[2].Id, person, "Måste")).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");

        Assert.Equal(("lender-ceiling", 240), (OnlyBreach(problem).Breach.RuleId, OnlyBreach(problem).Breach.ExcessMinutes));
        Assert.False(problem.GetProperty("mayBeOverridden").GetBoolean());
    }

    [Fact]
    public async Task Taking_the_middle_out_of_a_stretch_of_work_can_break_the_rest()
    {
        var incident = await api.GivenIncident("2514");
        var morning = Instant.FromUtc(2030, 3, 4, 6, 0);
        Guid[] shifts = [];
        for (var part = 0; part < 3; part++) shifts = [.. shifts, await api.GivenShift(incident, morning + Duration.FromHours(4 * part), morning + Duration.FromHours(4 * part + 4))];
        var person = Assert.Single(await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-11")));
        foreach (var shift in shifts) await api.GivenPublishedShift(shift, person);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var problem = await (await lead.Edit(incident, 3, "remove", [shifts[1].On(person)], [])).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");

        Assert.Equal("atl-13-daily", OnlyBreach(problem).Breach.RuleId);
    }

    [Fact]
    public async Task What_is_broken_already_does_not_stop_a_change_that_makes_it_less()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        foreach (var day in new[] { 0, 2, 4, 6, 8, 10 }) await api.GivenPublishedShift(shifts[day].Id, people[0], "yes");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        // From 72 hours in the week to 60: still twelve too many, and none of them this change's.
        await (await lead.Edit(incident, 6, "remove", [shifts[10].On(people[0])], [])).Has(HttpStatusCode.Created);
    }

    [Fact]
    public async Task With_a_reason_it_waits_and_changes_nothing()
    {
        var tired = await api.GivenTired();
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var edit = await (await lead.Assign(tired.Incident, 1, tired.Early, tired.Person, " Ingen annan kan. ")).Read<EditScheduleResponse>(HttpStatusCode.Accepted);

        Assert.Equal(("waiting", null), (edit.Status, edit.Version));
        Assert.Empty(await api.StandingOn(tired.Early));
        Assert.Equal("Ingen annan kan.", await api.Scalar<string>("select reason from schedule_edit where id = @Id", new { edit.Id }));
        Assert.Equal(1, await api.Scalar<int>("select max(number) from schedule_version where incident_id = @Incident", new { tired.Incident }));
        Assert.Contains("Override.Reason", (await (await lead.Assign(tired.Incident, 1, tired.Early, tired.Person, "  ")).FieldErrors()).Keys);
    }

    [Fact]
    public async Task The_hours_of_another_incident_count()
    {
        var (kalix, shifts, people) = await api.GivenIncidentWithPeople(people: 1, place: "remote");
        var elsewhere = await api.GivenShift(await api.GivenIncident("0581"), shifts[0].EndsAt + Duration.FromHours(5), shifts[0].EndsAt + Duration.FromHours(10), place: "remote");
        await api.GivenPublishedShift(elsewhere, people[0], "yes");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var problem = await (await lead.Assign(kalix, 0, shifts[0].Id, people[0])).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");

        Assert.Equal("atl-13-daily", OnlyBreach(problem).Breach.RuleId);
    }

    [Fact]
    public async Task Of_two_leads_who_put_two_people_on_the_last_seat_one_does()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 3);
        using var one = await api.SignedIn("crisis_lead", "2514");
        using var other = await api.SignedIn("crisis_lead", "2514");

        for (var round = 0; round < 7; round++)
        {
            var shift = shifts[2 * round];
            await api.GivenPublishedShift(shift.Id, people[2], "yes");
            var version = await api.Scalar<int>("select max(number) from schedule_version where incident_id = @incident", new { incident });

            var answers = await Task.WhenAll(one.Assign(incident, version, shift.Id, people[0]), other.Assign(incident, version, shift.Id, people[1]));

            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
            await Assert.Single(answers, answer => answer.StatusCode != HttpStatusCode.Created).Has(HttpStatusCode.Conflict);
            Assert.Equal(2, (await api.StandingOn(shift.Id)).Length);
            await api.Scalar<int?>("update assignment set cancelled_at = now() where incident_id = @incident", new { incident });
        }
    }

    [Fact]
    public async Task Of_two_incidents_whose_shifts_together_break_a_rest_one_gets_the_person()
    {
        using var kalixLead = await api.SignedIn("crisis_lead", "2514");
        using var norrkopingLead = await api.SignedIn("crisis_lead", "0581");
        var (monday, tuesday) = (new LocalDate(2030, 3, 4), new LocalDate(2030, 3, 5));

        for (var round = 0; round < 8; round++)
        {
            var (kalix, norrkoping) = (await api.GivenIncident("2514"), await api.GivenIncident("0581"));
            var day = await api.GivenShift(kalix, Instant.FromUtc(2030, 3, 4, 6, 0), Instant.FromUtc(2030, 3, 4, 18, 0), place: "remote");
            var morning = await api.GivenShift(norrkoping, Instant.FromUtc(2030, 3, 5, 2, 0), Instant.FromUtc(2030, 3, 5, 8, 0), place: "remote");
            var person = Assert.Single(await api.GivenLent(kalix, new ALentPerson(monday, tuesday)));
            await api.GivenOffered(norrkoping, person, tuesday, tuesday.PlusDays(7));

            var answers = await Task.WhenAll(kalixLead.Assign(kalix, 0, day, person), norrkopingLead.Assign(norrkoping, 0, morning, person));

            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
            await Assert.Single(answers, answer => answer.StatusCode != HttpStatusCode.Created).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");
            Assert.Equal(1, (await api.StandingOn(day)).Length + (await api.StandingOn(morning)).Length);
        }
    }

    [Fact]
    public async Task Only_a_crisis_lead_of_the_stricken_municipality_may()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        using var neighbour = await api.SignedIn("crisis_lead", "2580");
        using var coordinator = await api.SignedIn("coordinator", "2514");
        using var staff = await api.SignedIn("staff", "2514");
        using var stranger = api.Anonymous();

        await (await neighbour.Assign(incident, 0, shifts[0].Id, people[0])).Has(HttpStatusCode.NotFound);
        await (await coordinator.Assign(incident, 0, shifts[0].Id, people[0])).Has(HttpStatusCode.Forbidden);
        await (await staff.Assign(incident, 0, shifts[0].Id, people[0])).Has(HttpStatusCode.Forbidden);
        await (await stranger.Assign(incident, 0, shifts[0].Id, people[0])).Has(HttpStatusCode.Unauthorized);
        Assert.Empty(await api.StandingOn(shifts[0].Id));
    }

    static (Guid Person, BreachDto Breach) OnlyBreach(JsonElement problem)
    {
        var person = Assert.Single(problem.GetProperty("people").Deserialize<PersonBreachesDto[]>(JsonSerializerOptions.Web)!);
        return (person.PersonId, Assert.Single(person.Breaches));
    }
}
