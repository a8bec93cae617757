using Dapper;
using MutualAid.Contracts.Schedules;
using NodaTime;

namespace MutualAid.Server.Tests.Support;

/// <summary>Someone whom a municipality has offered to an incident.</summary>
/// <param name="To">Not included.</param>
/// <param name="HomeDays">Bit 0 is Monday.</param>
sealed record ALentPerson(
    LocalDate From,
    LocalDate To,
    string Municipality = "2580",
    string SkillId = "it.identitet",
    int Level = 3,
    int CeilingMinutesPerWeek = 2880,
    int HomeMinutesPerWeek = 0,
    int HomeDays = 0,
    int AvailableNights = 127,
    bool WorksRemote = true,
    string Name = "Bo Provsson")
{
    public static ALentPerson Of(string from, string to) => new(ANeed.Day(from), ANeed.Day(to));
}

/// <summary>Lent people, runs and published shifts that a test takes for granted. Written as rows, past every check.</summary>
static class GivenSchedules
{
    public static async Task<Guid[]> GivenLent(this Api api, Guid incidentId, params ALentPerson[] persons)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var ids = new List<Guid>();

        foreach (var person in persons)
        {
            var id = Guid.CreateVersion7();
            await connection.ExecuteAsync(
                """
                insert into person (id, municipality_code, name, work_email, home_minutes_per_week, home_days, available_nights, works_remote)
                values (@id, @Municipality, @Name, @email, @HomeMinutesPerWeek, @HomeDays, @AvailableNights, @WorksRemote);
                insert into person_skill (person_id, skill_id, level) values (@id, @SkillId, @Level);
                """,
                new
                {
                    id, email = GivenPeople.NewEmail(), person.Municipality, person.Name, person.HomeMinutesPerWeek, person.HomeDays, person.AvailableNights,
                    person.WorksRemote, person.SkillId, person.Level,
                });
            await api.GivenOffered(incidentId, id, person.From, person.To, person.CeilingMinutesPerWeek);
            ids.Add(id);
        }

        return [.. ids];
    }

    /// <summary>An offer of one person that exists already; the incident must have a request.</summary>
    public static async Task GivenOffered(this Api api, Guid incidentId, Guid personId, LocalDate from, LocalDate to, int ceilingMinutesPerWeek = 2880)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            with made as (
                insert into offer (id, incident_id, request_id, municipality_code, from_date, to_date, ceiling_minutes_per_week, offered_by)
                select @offerId, @incidentId, request.id, person.municipality_code, @from, @to, @ceilingMinutesPerWeek, request.created_by
                from person, request
                where person.id = @personId and request.incident_id = @incidentId
                order by request.number
                limit 1
                returning id, municipality_code, from_date, to_date)
            insert into offer_person (offer_id, person_id, municipality_code, from_date, to_date)
            select id, @personId, municipality_code, from_date, to_date
            from made
            """,
            new { offerId = Guid.CreateVersion7(), incidentId, personId, from, to, ceilingMinutesPerWeek });
    }

    /// <summary>A week of two seats around the clock (28 in all), and twelve people who can fill them.</summary>
    public static async Task<(Guid Incident, AShift[] Shifts, Guid[] People)> GivenIncidentWithPeople(this Api api, string municipality = "2514", int people = 12, string place = "on_site")
    {
        var incident = await api.GivenIncident(municipality);
        var request = await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-11", place: place));
        var ids = await api.GivenLent(incident, [.. Enumerable.Range(1, people).Select(number => ALentPerson.Of("2030-03-04", "2030-03-11") with { Name = $"Bo {number} Provsson" })]);
        return (incident, await api.ShiftsOf(request), ids);
    }

    /// <summary>Follows the run to its end, however it ends.</summary>
    public static async Task<ScheduleRunDto> RunEnds(this HttpClient client, Guid runId)
    {
        await client.GetStringAsync($"/schedule-runs/{runId}/events", TestContext.Current.CancellationToken);
        return await (await client.GetAsync($"/schedule-runs/{runId}", TestContext.Current.CancellationToken)).Read<ScheduleRunDto>();
    }

    public static async Task GivenLeave(this Api api, Guid personId, LocalDate from, LocalDate to)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("insert into person_leave (person_id, from_date, to_date) values (@personId, @from, @to)", new { personId, from, to });
    }

    /// <summary>A finished run with exactly this schedule.</summary>
    public static async Task<Guid> GivenRun(this Api api, Guid incidentId, params (Guid ShiftId, Guid PersonId)[] schedule)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            insert into schedule_run (id, incident_id, status, seed, time_limit_seconds, requested_by, started_at, heartbeat_at, finished_at, first_lawful_at,
                                      schedules_found, seats, seats_filled, attempt)
            select @id, id, 'finished', 1, 30, created_by, now(), now(), now(), now(), 1,
                   (select coalesce(sum(seats), 0) from shift where incident_id = @incidentId), @filled, 1
            from incident
            where id = @incidentId
            """,
            new { id, incidentId, filled = schedule.Length });
        await connection.ExecuteAsync(
            "insert into schedule_run_assignment (run_id, shift_id, person_id) values (@id, @ShiftId, @PersonId)",
            schedule.Select(each => new { id, each.ShiftId, each.PersonId }));
        return id;
    }

    /// <summary>A person on a published shift.</summary>
    public static async Task<Guid> GivenPublishedShift(this Api api, Guid shiftId, Guid personId, string answer = "asked")
    {
        var id = Guid.CreateVersion7();
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            with version as (
                insert into schedule_version (id, incident_id, number, published_by, seats, seats_filled)
                select @versionId, incident.id, 1 + (select count(*) from schedule_version where incident_id = incident.id), incident.created_by, 1, 1
                from shift
                join incident on incident.id = shift.incident_id
                where shift.id = @shiftId
                returning id)
            insert into assignment (id, incident_id, shift_id, person_id, starts_at, ends_at, published_in, answer, answered_at)
            select @id, shift.incident_id, shift.id, @personId, shift.starts_at, shift.ends_at, version.id, @answer, case when @answer <> 'asked' then now() end
            from shift, version
            where shift.id = @shiftId
            """,
            new { id, versionId = Guid.CreateVersion7(), shiftId, personId, answer });
        return id;
    }
}
