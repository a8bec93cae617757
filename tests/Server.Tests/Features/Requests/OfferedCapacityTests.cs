using System.Net.Http.Json;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Requests;

/// <summary>An hour of each person in the figures is an hour that the rows of the database leave them. The week is 23 to 29 November 2026.</summary>
public sealed class OfferedCapacityTests(Api api)
{
    const string Kalix = "2514";
    static readonly DateOnly Monday = new(2026, 11, 23);
    static readonly SeatKindDto Ad = new("it.identitet", 3, "on_site");

    static readonly ALentPerson Bo = ALentPerson.Of("2026-11-23", "2026-11-30");

    /// <summary>One at a time from seven in the morning to seven in the evening, and on through the night: 161 hours of the week, and 7 of the next.</summary>
    static readonly NeedDto AllWeek = SomeFacts.OfANeed() with { Seats = 1, HandoverMinutes = 0 };

    [Fact]
    public async Task While_nobody_is_offered_nothing_is_said()
    {
        var capacity = await Of(await Incident(), AllWeek);

        Assert.Equal(0, capacity.People);
        Assert.Empty(capacity.Shortfalls);
        Assert.Empty(capacity.Seats);
    }

    [Fact]
    public async Task What_is_asked_for_stands_beside_what_can_be_had_at_most()
    {
        var capacity = await Of(await Incident(Bo, Bo, Bo with { Level = 2 }), AllWeek);

        Assert.Equal(3, capacity.People);
        Assert.Equal([new(Monday, Ad, 161 * 60, 0, 96 * 60), new(Monday.AddDays(7), Ad, 7 * 60, 0, 14 * 60)], capacity.Seats);
        var few = Assert.Single(capacity.Shortfalls);
        Assert.Equal((Monday, 161 * 60, 0, 96 * 60, 2), (few.Monday, few.AskedMinutes, few.OtherMinutes, few.AtMostMinutes, few.People));
        Assert.Equal([Ad], few.Kinds);
    }

    [Fact]
    public async Task Enough_people_are_no_shortfall() => Assert.Empty((await Of(await Incident(Bo, Bo, Bo, Bo), AllWeek)).Shortfalls);

    [Fact]
    public async Task Work_at_home_leave_and_the_lenders_ceiling_are_taken_off()
    {
        var incident = await Incident();
        var away = (await api.GivenLent(incident, Bo with { HomeMinutesPerWeek = 30 * 60, HomeDays = 31 }, Bo with { CeilingMinutesPerWeek = 20 * 60 }, Bo))[2];
        await api.GivenLeave(away, new(2026, 11, 24), new(2026, 11, 30));

        // 18 of who works 30 at home, 20, and Monday to midnight.
        Assert.Equal((18 + 20 + 12) * 60, (await Of(incident, AllWeek)).Seats[0].AtMostMinutes);
    }

    [Fact]
    public async Task Aid_for_others_is_taken_off_and_shifts_of_this_incident_are_not()
    {
        var incident = await Incident();
        var person = (await api.GivenLent(incident, Bo with { CeilingMinutesPerWeek = 30 * 60 }))[0];
        await api.GivenAssignment(await Incident(), person, "2026-11-23T08:00:00Z", 10, "yes");
        await api.GivenAssignment(incident, person, "2026-11-24T08:00:00Z", 10, "yes");

        Assert.Equal(20 * 60, (await Of(incident, AllWeek)).Seats[0].AtMostMinutes);
    }

    [Fact]
    public async Task Seats_of_the_incidents_sent_requests_want_the_same_people()
    {
        var incident = await Incident(Bo);
        var need = ANeed.Of("2026-11-23", "2026-11-28", seats: 1, pattern: "day", level: 3);
        await api.GivenSentRequest(incident, need);
        await api.GivenDraft(incident, need);

        var few = Assert.Single((await Of(incident, AllWeek with { Pattern = "day", ToDate = new(2026, 11, 26) })).Shortfalls);

        Assert.Equal((24 * 60, 40 * 60, 40 * 60), (few.AskedMinutes, few.OtherMinutes, few.AtMostMinutes));
    }

    [Fact]
    public async Task Skills_that_want_the_same_people_are_told_of_together_and_those_of_other_requests_alone_not_at_all()
    {
        var incident = await Incident(Bo);
        await api.GivenSentRequest(incident, ANeed.Of("2026-11-23", "2026-11-24", skillId: "kom.press"));
        var day = AllWeek with { Pattern = "day" };

        var few = Assert.Single((await Of(incident, day, day with { Level = 2, FirstShiftAt = new(15, 0) })).Shortfalls);

        Assert.Equal([Ad, Ad with { Level = 2 }], few.Kinds);
        Assert.Equal((112 * 60, 48 * 60), (few.AskedMinutes, few.AtMostMinutes));
    }

    [Fact]
    public async Task The_night_of_the_last_day_is_offered_with_it() =>
        Assert.Equal([5 * 60, 7 * 60], (await Of(await Incident(Bo with { From = new(2026, 11, 29) }), AllWeek with { FirstShiftAt = new(19, 0), FromDate = new(2026, 11, 29), Pattern = "two_twelve" })).Seats.Select(seat => seat.AtMostMinutes));

    [Fact]
    public async Task A_shift_that_was_answered_no_is_not_theirs()
    {
        var incident = await Incident(Bo);
        var refused = await api.GivenSentRequest(incident, ANeed.Of("2026-11-23", "2026-11-24", seats: 1, pattern: "day", level: 3));
        var person = await api.Scalar<Guid>("select person_id from offer_person join offer on offer.id = offer_id where incident_id = @incident", new { incident });
        await api.GivenAssignment((await api.ShiftsOf(refused))[0].Id, person, "no");

        Assert.Equal(8 * 60, (await Of(incident, AllWeek with { Pattern = "day", FromDate = new(2026, 11, 24), ToDate = new(2026, 11, 25) })).Seats[0].AtMostMinutes);
    }

    async Task<CapacityDto> Of(Guid incident, params NeedDto[] needs)
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        var answer = await lead.PostAsJsonAsync($"/incidents/{incident}/request-size", new RequestSizeRequest(needs), TestContext.Current.CancellationToken);
        return (await answer.Read<RequestSizeResponse>()).Capacity!;
    }

    async Task<Guid> Incident(params ALentPerson[] people)
    {
        var incident = await api.GivenIncident(Kalix);
        await api.GivenSentRequest(incident);
        await api.GivenLent(incident, people);
        return incident;
    }
}
