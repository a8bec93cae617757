using System.Net;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.ScheduleEdits;

public sealed class GetScheduleEditTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_person_sees_what_it_would_do_now_and_afterwards_what_was_done()
    {
        var tired = await api.GivenTired();
        using var lead = await api.SignedIn("crisis_lead", "2514");
        using var coordinator = await api.SignedIn("coordinator", "2580");
        var asked = await (await lead.Assign(tired.Incident, 1, tired.Early, tired.Person, "Måste")).Read<EditScheduleResponse>(HttpStatusCode.Accepted);

        var waiting = await Get(coordinator, asked.Id);
        Assert.Equal((true, "needs-approval", tired.Person), (waiting.Edit.MayDecide, waiting.Preview!.Outcome, waiting.Preview.Persons.Single().PersonId));

        await (await coordinator.Decide(asked.Id, "approve")).Has(HttpStatusCode.OK);
        var done = await Get(lead, asked.Id);
        Assert.Equal(("approved", 2, null), (done.Edit.Status, done.Edit.Version, done.Preview));
    }

    [Fact]
    public async Task A_coordinator_is_shown_own_people_alone()
    {
        var tired = await api.GivenTired();
        var other = Assert.Single(await api.GivenLent(tired.Incident, ALentPerson.Of("2030-03-04", "2030-03-18") with { Municipality = "2581" }));
        await api.GivenPublishedShift(tired.Early, other, "yes");
        using var lead = await api.SignedIn("crisis_lead", "2514");
        using var coordinator = await api.SignedIn("coordinator", "2580");
        using var neighbour = await api.SignedIn("coordinator", "2581");
        var asked = await (await lead.Edit(tired.Incident, 2, "move", [tired.Early.On(other)], [tired.Early.On(tired.Person)], "Måste")).Read<EditScheduleResponse>(HttpStatusCode.Accepted);

        var seen = await Get(coordinator, asked.Id);

        Assert.Equal([tired.Person], seen.Preview!.Persons.Select(person => person.PersonId));
        Assert.Empty(seen.Edit.Removals);
        await (await neighbour.GetAsync($"/schedule-edits/{asked.Id}", Cancellation)).Has(HttpStatusCode.NotFound);
        Assert.Equal(2, (await Get(lead, asked.Id)).Preview!.Persons.Length);
    }

    [Fact]
    public async Task Strangers_do_not_see_it()
    {
        var tired = await api.GivenTired();
        using var lead = await api.SignedIn("crisis_lead", "2514");
        var asked = await (await lead.Assign(tired.Incident, 1, tired.Early, tired.Person, "Måste")).Read<EditScheduleResponse>(HttpStatusCode.Accepted);

        await (await (await api.SignedIn("crisis_lead", "2580")).GetAsync($"/schedule-edits/{asked.Id}", Cancellation)).Has(HttpStatusCode.NotFound);
        await (await (await api.SignedIn("staff", "2580")).GetAsync($"/schedule-edits/{asked.Id}", Cancellation)).Has(HttpStatusCode.Forbidden);
        await (await api.Anonymous().GetAsync($"/schedule-edits/{asked.Id}", Cancellation)).Has(HttpStatusCode.Unauthorized);
    }

    static async Task<ScheduleEditDetailsDto> Get(HttpClient client, Guid id) => await (await client.GetAsync($"/schedule-edits/{id}", Cancellation)).Read<ScheduleEditDetailsDto>();
}
