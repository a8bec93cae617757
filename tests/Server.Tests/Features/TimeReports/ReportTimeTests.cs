using System.Net;
using System.Text.Json;
using MutualAid.Contracts.Offers;
using MutualAid.Contracts.MyShifts;
using System.Net.Http.Json;
using MutualAid.Contracts.Hours;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Schedules;
using MutualAid.Server.Tests.Support;
using NodaTime;
using static MutualAid.Server.Tests.Features.TimeReports.TimeReportCalls;

namespace MutualAid.Server.Tests.Features.TimeReports;

public sealed class ReportTimeTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_worked_stands_beside_the_plan_and_the_home_municipality_is_told()
    {
        var (staff, person, _) = await api.GivenStaff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), person, "2026-11-20T06:00:00Z", 8, "yes");

        var shift = await (await staff.Report(id, Worked("2026-11-20T06:15Z", "2026-11-20T14:30Z", note: "Sen start", breaks: [("2026-11-20T10:00Z", "2026-11-20T10:45Z")]))).Read<ReportedShiftDto>();

        Assert.Equal((Time("2026-11-20T06:00Z"), Time("2026-11-20T14:00Z")), (shift.PlannedStart, shift.PlannedEnd));
        var report = shift.Report!;
        Assert.Equal((1, "reported", false, false, 450, "person", "Sen start"), (report.Number, report.State, report.IsAsPlanned, report.DidNotWork, report.WorkedMinutes, report.ReportedAs, report.Note));
        Assert.Equal((Time("2026-11-20T06:15Z"), Time("2026-11-20T14:30Z")), (report.StartsAt!.Value, report.EndsAt!.Value));
        Assert.Equal(45, (report.Breaks!.Single().EndsAt - report.Breaks!.Single().StartsAt).TotalMinutes);
        Assert.Equal(1, await api.Scalar<int>(
            "select count(*)::int from audit where action = 'hours-reported' and subject_id = @Id and municipality_code = '2580' and facts ->> 'PersonId' = @person", new { report.Id, person = $"{person}" }));
    }

    [Fact]
    public async Task A_report_that_breaks_the_rules_is_stored_whole_and_says_which()
    {
        var (staff, person, _) = await api.GivenStaff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), person, "2026-11-20T06:00:00Z", 12, "yes");

        var report = (await (await staff.Report(id, Worked("2026-11-20T06:00Z", "2026-11-21T06:00Z", breaks: []))).Read<ReportedShiftDto>()).Report!;

        Assert.Equal(24 * 60, report.WorkedMinutes);
        Assert.Equal(11 * 60, report.Breaches.Single(breach => breach.RuleId == "ab-13-span").ExcessMinutes);
        Assert.Contains(report.Breaches, breach => breach is { RuleId: "atl-15-break", Severity: "stop" });
        Assert.Equal(TimeSpan.FromHours(24), await api.Scalar<TimeSpan>("select ends_at - starts_at from time_report where id = @Id", new { report.Id }));
    }

    [Fact]
    public async Task A_longer_shift_makes_rest_owed_and_says_until_when()
    {
        var (staff, person, _) = await api.GivenStaff();
        var incident = await api.GivenIncident(Kalix);
        var late = await api.GivenAssignment(incident, person, "2026-11-20T12:00:00Z", 8, "yes");
        await api.GivenAssignment(incident, person, "2026-11-21T10:00:00Z", 12, "yes");

        var report = (await (await staff.Report(late, Worked("2026-11-20T12:00Z", "2026-11-21T02:00Z"))).Read<ReportedShiftDto>()).Report!;

        Assert.Equal(3 * 60, report.Breaches.Single(breach => breach.RuleId == "atl-13-daily").ExcessMinutes);
        Assert.Equal(new RestOwedDto(3 * 60, Time("2026-11-22T12:00Z"), Time("2026-11-28T10:00Z")), report.Rest);
    }

    [Fact]
    public async Task Being_in_two_places_is_stored_and_flagged()
    {
        var (staff, person, _) = await api.GivenStaff();
        var kalix = await api.GivenAssignment(await api.GivenIncident(Kalix), person, "2026-11-20T06:00:00Z", 8, "yes");
        var norrkoping = await api.GivenAssignment(await api.GivenIncident(Norrkoping), person, "2026-11-20T14:00:00Z", 4, "yes");
        await (await staff.Report(norrkoping, Worked("2026-11-20T14:00Z", "2026-11-20T18:00Z"))).Has(HttpStatusCode.OK);

        var report = (await (await staff.Report(kalix, Worked("2026-11-20T06:00Z", "2026-11-20T15:00Z"))).Read<ReportedShiftDto>()).Report!;

        Assert.Equal(60, report.Breaches.Single(breach => breach.RuleId == "double-booking").ExcessMinutes);
    }

    [Fact]
    public async Task As_it_was_planned_is_nothing_new_whatever_the_plan_broke()
    {
        var (staff, person, _) = await api.GivenStaff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), person, "2026-11-20T06:00:00Z", 20, "yes");

        var planned = (await (await staff.Report(id, Worked("2026-11-20T06:00Z", "2026-11-21T02:00Z"))).Read<ReportedShiftDto>()).Report!;
        Assert.True(planned.IsAsPlanned);
        Assert.Empty(planned.Breaches);
        Assert.Null(planned.Breaks);

        var shorter = (await (await staff.Report(id, Worked("2026-11-20T06:00Z", "2026-11-21T01:00Z", replaces: 1))).Read<ReportedShiftDto>()).Report!;
        Assert.Empty(shorter.Breaches);

        var longer = (await (await staff.Report(id, Worked("2026-11-20T06:00Z", "2026-11-21T03:00Z", replaces: 2))).Read<ReportedShiftDto>()).Report!;
        Assert.Contains(longer.Breaches, breach => breach.RuleId == "ab-13-span");
    }

    [Fact]
    public async Task Not_worked_takes_the_hours_away_and_leaves_the_plan()
    {
        var (staff, person, _) = await api.GivenStaff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), person, "2026-11-20T06:00:00Z", 12, "yes");

        var shift = await (await staff.Report(id, NotWorked())).Read<ReportedShiftDto>();

        Assert.Equal((true, 0, false), (shift.Report!.DidNotWork, shift.Report.WorkedMinutes, shift.Report.IsAsPlanned));
        Assert.Equal(Time("2026-11-20T18:00Z"), shift.PlannedEnd);
        Assert.Empty(await DutiesOf(person));
    }

    [Fact]
    public async Task The_hours_that_were_worked_count_at_once_when_the_next_shift_is_said_yes_to()
    {
        var (staff, person, _) = await api.GivenStaff();
        var incident = await api.GivenIncident(Kalix);
        var night = await api.GivenAssignment(incident, person, "2026-11-21T20:00:00Z", 8, "yes");
        var evening = await api.GivenAssignment(incident, person, "2026-11-22T17:00:00Z", 8);
        await (await staff.Report(night, Worked("2026-11-21T20:00Z", "2026-11-22T07:00Z"))).Has(HttpStatusCode.OK);

        var refused = await (await staff.PostAsJsonAsync($"/assignments/{evening}/answer", new AnswerAssignmentRequest("yes", 1), Cancellation)).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");

        var breach = refused.GetProperty("breaches").Deserialize<BreachDto[]>(JsonSerializerOptions.Web)!.Single(found => found.RuleId == "atl-13-daily");
        Assert.Equal((60, Time("2026-11-22T18:00Z")), (breach.ExcessMinutes, breach.EarliestStart!.Value));
    }

    [Fact]
    public async Task The_engine_and_an_offer_see_the_hours_that_were_worked_and_not_the_plan()
    {
        var incident = await api.GivenIncident(Kalix);
        var request = await api.GivenSentRequest(incident, ANeed.Of("2026-11-23", "2026-11-28"));
        var elsewhere = await api.GivenSentRequest(await api.GivenIncident(Norrkoping), ANeed.Of("2026-11-23", "2026-11-28"));
        var (staff, person, _) = await api.GivenStaff();
        await api.GivenOffer(request, Lulea, "2026-11-20", "2026-11-28", person);
        var id = await api.GivenAssignment(incident, person, "2026-11-20T06:00:00Z", 8, "yes");
        var coordinator = await api.SignedInAtFixedTime("coordinator", Lulea);
        var before = await Left();

        await (await staff.Report(id, Worked("2026-11-20T06:00Z", "2026-11-20T17:00Z", breaks: [("2026-11-20T10:00Z", "2026-11-20T10:30Z")]))).Has(HttpStatusCode.OK);

        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        var problem = (await IncidentProblem.Load(connection, incident, Instant.FromUtc(2026, 11, 22, 9, 0), persons: null, transaction: null, Cancellation)).Problem;
        var duty = Assert.Single(problem.People.Single(each => each.Id.Value == person).BusyDuties);
        Assert.Equal((Instant.FromUtc(2026, 11, 20, 17, 0), Duration.FromMinutes(630)), (duty.End, duty.Worked));
        Assert.Equal(before - 150, await Left());

        async Task<int> Left() =>
            (await (await coordinator.GetAsync($"/municipalities/{Lulea}/open-requests/{elsewhere}?from=2026-11-23&last=2026-11-27", Cancellation)).Read<GetOpenRequestResponse>())
            .Candidates.Single(candidate => candidate.PersonId == person).MinutesLeftPerWeek;
    }

    [Theory]
    [InlineData("2026-10-24T20:00+02:00", "2026-10-25T02:30+02:00", 390)]
    [InlineData("2026-10-24T20:00+02:00", "2026-10-25T02:30+01:00", 450)]
    [InlineData("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00", 60)]
    [InlineData("2026-10-24T18:00+02:00", "2026-10-25T00:00+02:00", 360)]
    public async Task On_the_night_with_an_hour_twice_either_can_be_told(string from, string to, int minutes)
    {
        var (staff, person, _) = await api.GivenStaff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), person, "2026-10-24T18:00:00Z", 9, "yes");

        await (await staff.Report(id, Worked(from, to))).Has(HttpStatusCode.OK);

        Assert.Equal((minutes, Time(to)), ((await staff.Shown(id)).Report!.WorkedMinutes, (await staff.Shown(id)).Report!.EndsAt!.Value));
    }

    [Fact]
    public async Task On_the_night_that_lacks_an_hour_nine_hours_on_the_clock_are_eight()
    {
        var (staff, person, _) = await api.GivenStaff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), person, "2026-03-28T21:00:00Z", 8, "yes");

        var report = (await (await staff.Report(id, Worked("2026-03-28T22:00+01:00", "2026-03-29T07:00+02:00"))).Read<ReportedShiftDto>()).Report!;

        Assert.Equal((480, true), (report.WorkedMinutes, report.IsAsPlanned));
    }

    [Fact]
    public async Task A_correction_is_a_new_report_and_the_newest_counts()
    {
        var first = await api.GivenReport();

        var corrected = (await (await first.Staff.Report(first.Assignment, Worked("2026-11-20T06:00Z", "2026-11-20T19:00Z", replaces: 1))).Read<ReportedShiftDto>()).Report!;

        Assert.Equal((2, "reported"), (corrected.Number, corrected.State));
        Assert.Equal(2, await Rows(first.Assignment));
        Assert.Equal(Instant.FromUtc(2026, 11, 20, 19, 0), Assert.Single(await DutiesOf(first.Person)).Duty.End);
    }

    [Fact]
    public async Task Other_hours_from_an_old_page_are_told_what_stands()
    {
        var first = await api.GivenReport();

        var refused = await (await first.Staff.Report(first.Assignment, Worked("2026-11-20T07:00Z", "2026-11-20T18:00Z"))).Problem(HttpStatusCode.Conflict, "outdated");

        Assert.Equal(1, refused.GetProperty("current").GetProperty("report").GetProperty("number").GetInt32());
        Assert.Equal(1, await Rows(first.Assignment));
    }

    [Fact]
    public async Task The_same_report_again_is_the_same_report()
    {
        var first = await api.GivenReport();

        var again = (await (await first.Staff.Report(first.Assignment, Worked("2026-11-20T06:00Z", "2026-11-20T18:00Z"))).Read<ReportedShiftDto>()).Report!;
        var newer = (await (await first.Staff.Report(first.Assignment, Worked("2026-11-20T06:00Z", "2026-11-20T18:00Z", replaces: 1))).Read<ReportedShiftDto>()).Report!;

        Assert.Equal((first.Told.Id, first.Told.Id), (again.Id, newer.Id));
        Assert.Equal(["hours-reported"], await api.AuditOf(first.Told.Id));
    }

    [Fact]
    public async Task What_was_approved_by_the_host_can_be_corrected_and_is_approved_anew()
    {
        var approved = await api.GivenReport("host_approved");

        var corrected = (await (await approved.Staff.Report(approved.Assignment, Worked("2026-11-20T06:00Z", "2026-11-20T17:00Z", replaces: 1))).Read<ReportedShiftDto>()).Report!;

        Assert.Equal("reported", corrected.State);
    }

    [Fact]
    public async Task What_the_home_municipality_has_approved_stands_until_it_is_sent_back()
    {
        var approved = await api.GivenReport("home_approved");
        var corrected = Worked("2026-11-20T06:00Z", "2026-11-20T17:00Z", replaces: 1);

        await (await approved.Staff.Report(approved.Assignment, corrected)).Problem(HttpStatusCode.Conflict, "approved");
        Assert.Equal("approved", (await approved.Staff.Shown(approved.Assignment)).WhyNot);
        await (await approved.Coordinator.Return(approved.Told.Id, approved.Told.Version)).Has(HttpStatusCode.OK);

        Assert.Equal(2, (await (await approved.Staff.Report(approved.Assignment, corrected)).Read<ReportedShiftDto>()).Report!.Number);
    }

    [Fact]
    public async Task One_who_was_sent_back_the_right_hours_may_send_them_again()
    {
        var returned = await api.GivenReport("returned");

        var insisted = (await (await returned.Staff.Report(returned.Assignment, Worked("2026-11-20T06:00Z", "2026-11-20T18:00Z", replaces: 1))).Read<ReportedShiftDto>()).Report!;

        Assert.Equal((2, "reported"), (insisted.Number, insisted.State));
    }

    [Fact]
    public async Task The_lead_reports_on_behalf_and_is_told_of_no_other_duty()
    {
        var (staff, person, _) = await api.GivenStaff();
        var incident = await api.GivenIncident(Kalix);
        var id = await api.GivenAssignment(incident, person, "2026-11-20T12:00:00Z", 8, "yes");
        await api.GivenAssignment(await api.GivenIncident(Norrkoping), person, "2026-11-21T10:00:00Z", 12, "yes");
        var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var report = (await (await lead.Report(id, Worked("2026-11-20T12:00Z", "2026-11-21T02:00Z"))).Read<ReportedShiftDto>()).Report!;

        Assert.Equal("lead", report.ReportedAs);
        var breach = report.Breaches.Single(breach => breach.RuleId == "atl-13-daily");
        Assert.Equal([Time("2026-11-20T12:00Z")], breach.Duties.Select(duty => duty.StartsAt));
        Assert.Null(report.Rest);
        Assert.NotNull((await staff.Shown(id)).Report!.Rest);
    }

    [Fact]
    public async Task A_shift_that_has_not_started_or_is_no_longer_the_persons_takes_no_report()
    {
        var (staff, person, _) = await api.GivenStaff();
        var incident = await api.GivenIncident(Kalix);
        var coming = await api.GivenAssignment(incident, person, "2026-11-22T09:01:00Z", 8, "yes");
        var declined = await api.GivenAssignment(incident, person, "2026-11-20T06:00:00Z", 8, "no");
        var cancelled = await api.GivenAssignment(await api.GivenShift(incident, Instant.FromUtc(2026, 11, 19, 6, 0), Instant.FromUtc(2026, 11, 19, 14, 0)), person, "yes", cancelled: true);
        var report = Worked("2026-11-20T06:00Z", "2026-11-20T14:00Z");
        var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await staff.Report(coming, report)).Problem(HttpStatusCode.Conflict, "shift-not-started");
        await (await staff.Report(declined, report)).Problem(HttpStatusCode.Conflict, "shift-declined");
        await (await lead.Report(declined, report)).Problem(HttpStatusCode.Conflict, "shift-declined");
        await (await staff.Report(cancelled, report)).Problem(HttpStatusCode.Conflict, "shift-cancelled");
    }

    public static TheoryData<string, ReportTimeRequest, string, string> Slips => new()
    {
        { "no start", Worked("2026-11-20T06:00Z", "2026-11-20T14:00Z") with { StartsAt = null }, "StartsAt", "required" },
        { "no end", Worked("2026-11-20T06:00Z", "2026-11-20T14:00Z") with { EndsAt = null }, "EndsAt", "required" },
        { "backwards", Worked("2026-11-20T14:00Z", "2026-11-20T14:00Z"), "EndsAt", "ends-before-start" },
        { "future", Worked("2026-11-21T14:00Z", "2026-11-22T09:01Z"), "EndsAt", "in-the-future" },
        { "too long", Worked("2026-11-19T08:00Z", "2026-11-21T08:01Z"), "EndsAt", "longer-than-two-days" },
        { "wrong month", Worked("2026-10-20T06:00Z", "2026-10-20T14:00Z"), "StartsAt", "far-from-the-shift" },
        { "seconds", Worked("2026-11-20T06:00:30Z", "2026-11-20T14:00Z"), "StartsAt", "not-whole-minutes" },
        { "break before", Worked("2026-11-20T06:00Z", "2026-11-20T14:00Z", breaks: [("2026-11-20T05:59Z", "2026-11-20T06:30Z")]), "Breaks[0].StartsAt", "outside-the-work" },
        { "break after", Worked("2026-11-20T06:00Z", "2026-11-20T14:00Z", breaks: [("2026-11-20T13:00Z", "2026-11-20T14:01Z")]), "Breaks[0].EndsAt", "outside-the-work" },
        { "break backwards", Worked("2026-11-20T06:00Z", "2026-11-20T14:00Z", breaks: [("2026-11-20T13:00Z", "2026-11-20T13:00Z")]), "Breaks[0].EndsAt", "ends-before-start" },
        { "breaks overlap", Worked("2026-11-20T06:00Z", "2026-11-20T14:00Z", breaks: [("2026-11-20T12:00Z", "2026-11-20T13:00Z"), ("2026-11-20T12:59Z", "2026-11-20T13:10Z")]), "Breaks[1].StartsAt", "overlaps" },
        { "only breaks", Worked("2026-11-20T06:00Z", "2026-11-20T14:00Z", breaks: [("2026-11-20T06:00Z", "2026-11-20T14:00Z")]), "Breaks", "nothing-worked" },
        { "worked and not", Worked("2026-11-20T06:00Z", "2026-11-20T14:00Z") with { DidNotWork = true }, "StartsAt", "did-not-work" },
        { "kind", Worked("2026-11-20T06:00Z", "2026-11-20T14:00Z", kind: "stand_by"), "Kind", "" },
        { "note", Worked("2026-11-20T06:00Z", "2026-11-20T14:00Z", note: new('x', 1001)), "Note", "" },
    };

    [Theory, MemberData(nameof(Slips))]
    public async Task A_slip_of_the_pen_is_shown_at_its_field(string slip, ReportTimeRequest report, string field, string code)
    {
        var (staff, person, _) = await api.GivenStaff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), person, "2026-11-20T06:00:00Z", 8, "yes");

        var errors = await (await staff.Report(id, report)).FieldErrors();

        Assert.True(errors.ContainsKey(field), $"{slip}: {string.Join(", ", errors.Keys)}");
        if (code != "") Assert.Equal([code], errors[field]);
        Assert.Equal(0, await Rows(id));
    }

    [Fact]
    public async Task Breaks_that_touch_and_two_days_to_the_minute_are_no_slip()
    {
        var (staff, person, _) = await api.GivenStaff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), person, "2026-11-20T06:00:00Z", 8, "yes");

        await (await staff.Report(id, Worked("2026-11-19T08:00Z", "2026-11-21T08:00Z", breaks: [("2026-11-20T12:30Z", "2026-11-20T13:00Z"), ("2026-11-20T12:00Z", "2026-11-20T12:30Z")]))).Has(HttpStatusCode.OK);

        Assert.Equal(47 * 60, (await staff.Shown(id)).Report!.WorkedMinutes);
    }

    [Fact]
    public async Task Sent_twice_at_the_same_moment_it_is_one_report()
    {
        var (staff, person, _) = await api.GivenStaff();
        var incident = await api.GivenIncident(Kalix);

        for (var day = 1; day <= 8; day++)
        {
            var id = await api.GivenAssignment(incident, person, $"2026-11-0{day}T06:00:00Z", 8, "yes");
            var report = Worked($"2026-11-0{day}T06:00Z", $"2026-11-0{day}T15:00Z");
            var answers = await Task.WhenAll(staff.Report(id, report), staff.Report(id, report));

            foreach (var answer in answers) Assert.Equal(1, (await answer.Read<ReportedShiftDto>()).Report!.Number);
            Assert.Equal(1, await Rows(id));
        }
    }

    [Fact]
    public async Task Of_two_different_reports_at_the_same_moment_the_second_is_told()
    {
        var (staff, person, _) = await api.GivenStaff();
        var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        var incident = await api.GivenIncident(Kalix);

        for (var day = 1; day <= 8; day++)
        {
            var id = await api.GivenAssignment(incident, person, $"2026-11-0{day}T06:00:00Z", 8, "yes");
            var answers = await Task.WhenAll(
                staff.Report(id, Worked($"2026-11-0{day}T06:00Z", $"2026-11-0{day}T15:00Z")), lead.Report(id, Worked($"2026-11-0{day}T06:00Z", $"2026-11-0{day}T14:00Z")));

            var stood = answers.Single(answer => answer.StatusCode == HttpStatusCode.OK);
            await answers.Single(answer => answer != stood).Problem(HttpStatusCode.Conflict, "outdated");
            Assert.Equal(1, await Rows(id));
        }
    }

    [Fact]
    public async Task Only_the_person_and_the_lead_of_the_incident_report()
    {
        var (_, person, _) = await api.GivenStaff();
        var (stranger, _, _) = await api.GivenStaff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), person, "2026-11-20T06:00:00Z", 8, "yes");
        var report = Worked("2026-11-20T06:00Z", "2026-11-20T14:00Z");

        await (await stranger.Report(id, report)).Has(HttpStatusCode.NotFound);
        await (await stranger.Report(Guid.NewGuid(), report)).Has(HttpStatusCode.NotFound);
        await (await (await api.SignedInAtFixedTime("crisis_lead", Norrkoping)).Report(id, report)).Has(HttpStatusCode.NotFound);
        await (await (await api.SignedInAtFixedTime("coordinator", Lulea)).Report(id, report)).Has(HttpStatusCode.Forbidden);
        await (await (await api.SignedInAtFixedTime("operator", Lulea)).Report(id, report)).Has(HttpStatusCode.Forbidden);
        await (await api.AnonymousForm().Report(id, report)).Has(HttpStatusCode.Unauthorized);
        Assert.Equal(0, await Rows(id));
    }

    Task<int> Rows(Guid assignment) => api.Scalar<int>("select count(*)::int from time_report where assignment_id = @assignment", new { assignment });

    async Task<StandingDuty[]> DutiesOf(Guid person)
    {
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        return [.. (await PersonDuties.Of(connection, [person], Instant.FromUtc(2026, 11, 1, 0, 0), Instant.FromUtc(2026, 12, 1, 0, 0), transaction: null, Cancellation))[person]];
    }
}
