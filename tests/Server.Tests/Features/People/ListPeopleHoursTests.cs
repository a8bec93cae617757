using System.Diagnostics;
using System.Net;
using Dapper;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.People;

/// <summary>At <see cref="FixedTime.Now"/>, Sunday 22 November 2026 at 10.00.</summary>
public sealed class ListPeopleHoursTests(Api api)
{
    const string Kalix = "2514", Norrkoping = "0581";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_work_have_worked_will_work_or_are_offered_and_nobody_else()
    {
        var code = await api.AnEmptyRegister();
        var incident = await api.GivenIncident(Kalix);
        var request = await api.GivenSentRequest(await api.GivenIncident(Norrkoping));
        var working = await Person("Arbetar", "2026-11-21T06:00:00Z", "2026-11-22T06:00:00Z", "2026-11-23T06:00:00Z");
        var coming = await Person("Kommer", "2026-12-05T06:00:00Z");
        var lately = await Person("Nyligen", "2026-11-02T06:00:00Z");
        await Person("Längesen", "2026-09-02T06:00:00Z");
        var offered = await api.GivenVolunteer(code, new("Erbjuden"));
        await api.GivenOffer(request, code, "2026-11-20", "2026-12-10", offered);
        await api.GivenVolunteer(code, new("Hemma"));
        var declined = await api.GivenVolunteer(code, new("Nej"));
        await api.GivenAssignment(incident, declined, "2026-11-25T06:00:00Z", 8, "no");

        var list = await Get(code, "?sort=name");

        Assert.Equal(
            [(working, "working", "Kalix"), (offered, "offered", "Norrköping"), (coming, "coming", "Kalix"), (lately, "lately", "Kalix")],
            list.People.Select(person => (person.PersonId, person.State, person.Hosts.Single())));
        Assert.Equal((4, 4, 3), (list.Total, list.Counts.People, list.People[0].DaysOut + 1));

        async Task<Guid> Person(string name, params string[] starts)
        {
            var id = await api.GivenVolunteer(code, new(name));
            foreach (var start in starts) await api.GivenAssignment(incident, id, start, 8, "yes");
            return id;
        }
    }

    [Fact]
    public async Task All_incidents_and_home_are_added_together()
    {
        var code = await api.AnEmptyRegister();
        var person = await api.GivenVolunteer(code, new(HomeMinutesPerWeek: 600));
        await api.GivenAssignment(await api.GivenIncident(Kalix), person, "2026-11-21T06:00:00Z", 10, "yes");
        await api.GivenAssignment(await api.GivenIncident(Norrkoping), person, "2026-11-15T06:00:00Z", 10);

        var hours = (await Get(code)).People.Single();

        Assert.Equal(["Kalix", "Norrköping"], hours.Hosts);
        // Monday to Friday at home, the Saturday, and of the Sunday before what is less than seven days ago: seven hours.
        Assert.Equal((600 + 600 + 420, 2880), (hours.WeekMinutes, hours.WeekCapMinutes));
        Assert.Equal((4 * 600 + 1200, 4 * 2880), (hours.FourWeeksMinutes, hours.FourWeeksCapMinutes));
    }

    [Fact]
    public async Task Extra_time_is_said_of_part_timers_alone()
    {
        var code = await api.AnEmptyRegister();
        var incident = await api.GivenIncident(Kalix);
        var (part, full) = (await api.GivenVolunteer(code, new("Deltid")), await api.GivenVolunteer(code, new("Heltid")));
        await api.GivenContract(part, 600);
        foreach (var person in (Guid[])[part, full])
            foreach (var start in (string[])["2026-11-16T06:00:00Z", "2026-11-18T06:00:00Z"]) await api.GivenAssignment(incident, person, start, 10, "yes");

        var people = (await Get(code, "?sort=name")).People.ToDictionary(person => person.PersonId);

        Assert.Equal((600, 12_000), (people[part].ExtraMinutes, people[part].ExtraCapMinutes));
        Assert.Equal((null, null), (people[full].ExtraMinutes, people[full].ExtraCapMinutes));
        Assert.Equal((0, 0), (people[part].OvertimeMinutes, people[full].OvertimeMinutes));
    }

    [Fact]
    public async Task Who_must_rest_comes_first_then_who_is_at_a_cap_then_who_is_near_one()
    {
        var code = await api.AnEmptyRegister();
        var incident = await api.GivenIncident(Kalix);
        var room = await Person("Gott om tid", 8, 20);
        // 36 h of 48, and all of them.
        var near = await Person("Nära", 12, 19, 20, 21);
        var over = await Person("På taket", 12, 17, 18, 20, 21);
        // Two shifts with eight hours between them, so three are owed; and no rest since of the fourteen that would pay them.
        var owes = await api.GivenVolunteer(code, new("Skyldig vila"));
        await api.GivenAssignment(incident, owes, "2026-11-20T06:00:00Z", 8, "yes");
        await api.GivenAssignment(incident, owes, "2026-11-20T22:00:00Z", 8, "yes");
        await api.GivenAssignment(incident, owes, "2026-11-21T19:00:00Z", 15, "yes");

        var list = await Get(code);

        Assert.Equal(owes, list.People[0].PersonId);
        Assert.Contains("must-rest", list.People[0].Flags);
        Assert.Equal(180, list.People[0].RestOwedMinutes);
        Assert.Equal(["over"], list.People.Single(person => person.PersonId == over).Flags.Except(["recovering", "must-rest"]));
        Assert.Equal(["near"], list.People.Single(person => person.PersonId == near).Flags.Except(["recovering", "must-rest"]));
        Assert.Equal(room, list.People[^1].PersonId);
        Assert.Equal([over], (await Get(code, "?show=over")).People.Select(person => person.PersonId));
        Assert.Equal(4, (await Get(code, "?show=nonsense&sort=nonsense&page=7")).People.Length);

        async Task<Guid> Person(string name, int hours, params int[] days)
        {
            var id = await api.GivenVolunteer(code, new(name));
            foreach (var day in days) await api.GivenAssignment(incident, id, $"2026-11-{day:00}T06:00:00Z", hours, "yes");
            return id;
        }
    }

    [Fact]
    public async Task Days_out_and_the_days_off_that_follow()
    {
        var code = await api.AnEmptyRegister();
        var incident = await api.GivenIncident(Kalix);
        var (home, away) = (await api.GivenVolunteer(code, new("Hemkommen")), await api.GivenVolunteer(code, new("Länge ute")));
        await api.GivenAssignment(incident, home, "2026-11-21T06:00:00Z", 8, "yes");
        foreach (var day in (int[])[10, 12, 14, 16, 18, 20, 22, 24]) await api.GivenAssignment(incident, away, $"2026-11-{day}T06:00:00Z", 8, "yes");

        var list = await Get(code, "?sort=days-out");

        Assert.Equal((away, 13, 14), (list.People[0].PersonId, list.People[0].DaysOut, list.People[0].DaysOutAllowed));
        Assert.Equal(13, list.Counts.LongestDaysOut);
        Assert.Equal((new DateOnly(2026, 11, 23), true), (list.People[1].RecoveryLastDate!.Value, list.People[1].Flags.Contains("recovering")));
        Assert.Equal([home], (await Get(code, "?show=recovering")).People.Select(person => person.PersonId));
    }

    [Fact]
    public async Task Five_hundred_people_come_in_pages_and_soon()
    {
        var code = await api.AnEmptyRegister();
        var incident = await api.GivenIncident(Kalix);
        var request = await api.GivenSentRequest(incident, ANeed.Of("2026-11-16", "2026-11-30", seats: 500));
        await using (var connection = await api.Database.OpenConnectionAsync(Cancellation))
        {
            await connection.ExecuteAsync(
                """
                insert into person (id, municipality_code, name, work_email, home_minutes_per_week, home_days)
                select gen_random_uuid(), @code, 'Person ' || number, 'p.' || number || '@prov.example', 1200, 31 from generate_series(1, 500) as number;
                insert into schedule_version (id, incident_id, number, published_by, seats, seats_filled) select @version, id, 1, created_by, 1, 1 from incident where id = @incident;
                insert into assignment (id, incident_id, shift_id, person_id, starts_at, ends_at, published_in, answer, answered_at)
                select gen_random_uuid(), @incident, shift.id, person.id, shift.starts_at, shift.ends_at, @version, 'yes', now()
                from person, shift
                join need on need.id = shift.need_id
                where person.municipality_code = @code and need.request_id = @request and extract(dow from shift.starts_at) in (0, 6) and extract(hour from shift.starts_at at time zone 'UTC') = 6;
                """,
                new { code, incident, request, version = Guid.CreateVersion7() });
        }

        var client = await api.SignedInAtFixedTime("coordinator", code);
        await (await client.GetAsync($"/municipalities/{code}/people/hours", Cancellation)).Read<ListPeopleHoursResponse>();
        var began = Stopwatch.GetTimestamp();
        var page = await (await client.GetAsync($"/municipalities/{code}/people/hours?page=10", Cancellation)).Read<ListPeopleHoursResponse>();
        var took = Stopwatch.GetElapsedTime(began);

        Assert.Equal((500, 10, 50, 50), (page.Total, page.Page, page.PageSize, page.People.Length));
        TestContext.Current.SendDiagnosticMessage($"500 people's hours in {took.TotalMilliseconds:0} ms");
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.Forbidden, client => client.GetAsync($"/municipalities/{code}/people/hours", Cancellation));
        Assert.Empty((await Get(code)).People);
    }

    async Task<ListPeopleHoursResponse> Get(string code, string query = "") =>
        await (await (await api.SignedInAtFixedTime("coordinator", code)).GetAsync($"/municipalities/{code}/people/hours{query}", Cancellation)).Read<ListPeopleHoursResponse>();
}
