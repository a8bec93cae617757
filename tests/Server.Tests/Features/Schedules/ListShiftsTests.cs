using System.Net;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Schedules;

public sealed class ListShiftsTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_days_shifts_come_with_those_who_are_on_them()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 2);
        await api.GivenPublishedShift(shifts[2].Id, people[0], "yes");
        await api.GivenPublishedShift(shifts[2].Id, people[1], "no");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var list = await (await lead.GetAsync($"/incidents/{incident}/shifts?from=2030-03-05&to=2030-03-06", Cancellation)).Read<ShiftListDto>();

        Assert.Equal([shifts[2].Id, shifts[3].Id], list.Shifts.Select(shift => shift.Id));
        Assert.Equal(("yes", 2, true, 2), (list.Shifts[0].People.Single().Answer, list.Shifts[0].Seats, list.Shifts[0].MayChange, list.CurrentVersion));
    }

    [Fact]
    public async Task A_shift_says_how_many_of_its_seats_are_needed_and_so_does_a_change_of_it()
    {
        var incident = await api.GivenIncident("2514");
        var shifts = await api.ShiftsOf(await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-05", seats: 5, pattern: "day") with { Minimum = 3 }, ANeed.Of("2030-03-04", "2030-03-05", pattern: "day")));
        var person = Assert.Single(await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-11")));
        await api.GivenPublishedShift(shifts[0].Id, person);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var list = await (await lead.GetAsync($"/incidents/{incident}/shifts?from=2030-03-04&to=2030-03-05", Cancellation)).Read<ShiftListDto>();
        var preview = await (await lead.Preview(incident, "remove", [shifts[0].On(person)], [])).Read<ScheduleEditPreviewDto>();

        Assert.Equal([(5, 3), (2, 2)], list.Shifts.Select(shift => (shift.Seats, shift.Needed)));
        Assert.Equal((3, 0), (Assert.Single(preview.Shifts).Needed, preview.Shifts[0].FilledAfter));
    }

    [Fact]
    public async Task Only_so_many_days_and_only_for_the_stricken_municipality()
    {
        var incident = await api.GivenIncident("2514");
        using var lead = await api.SignedIn("crisis_lead", "2514");
        using var neighbour = await api.SignedIn("crisis_lead", "2580");

        Assert.Contains("To", (await (await lead.GetAsync($"/incidents/{incident}/shifts?from=2030-03-05&to=2030-03-05", Cancellation)).FieldErrors()).Keys);
        await (await neighbour.GetAsync($"/incidents/{incident}/shifts", Cancellation)).Has(HttpStatusCode.NotFound);
        await (await api.Anonymous().GetAsync($"/incidents/{incident}/shifts", Cancellation)).Has(HttpStatusCode.Unauthorized);
    }
}
