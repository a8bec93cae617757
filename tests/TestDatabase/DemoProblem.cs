using System.Numerics;
using Dapper;
using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using NodaTime;
using Npgsql;

namespace MutualAid.Testing;

/// <summary>One incident of the loaded demo as the engine sees it. Written for tests and benchmarks, from the rows alone.</summary>
public static class DemoProblem
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    public static async Task<Problem> Of(NpgsqlConnection connection, string municipality, ILookup<Guid, Duty>? elsewhere = null)
    {
        var at = new { municipality };
        var lines = (await connection.QueryAsync<ShiftLine>(ShiftsSql, at)).ToList();
        NeedId[] liaisons = [.. lines.Where(s => s.SkillId == "kom.itlank").Select(s => new NeedId(s.NeedId)).Distinct()];
        var shifts = lines.Select(s => new Shift(
            new(s.Id), new(s.NeedId), new(s.IncidentId), s.StartsAt, s.EndsAt, s.SkillId, s.Level, s.Seats, s.Priority, s.Place == "on_site", municipality)
        {
            Minimum = s.Minimum, Team = new(s.Guide, s.MixedLenders) { Liaisons = s.Liaison ? liaisons : null },
        }).ToList();
        var skills = (await connection.QueryAsync<SkillLine>("select person_id, skill_id, level from person_skill")).ToLookup(s => s.PersonId);
        var leaves = (await connection.QueryAsync<LeaveLine>("select person_id, from_date, to_date from person_leave")).ToLookup(l => l.PersonId);
        var holidays = (await connection.QueryAsync<LocalDate>("select date from holiday where kind = 'helgdag'")).ToHashSet();
        var offers = (await connection.QueryAsync<OfferLine>(OffersSql, at)).ToLookup(o => o.PersonId);
        var first = shifts.Min(shift => shift.Start).InZone(Zone).Date.PlusDays(-14);
        var last = shifts.Max(shift => shift.End).InZone(Zone).Date.PlusDays(14);

        var people = (await connection.QueryAsync<PersonLine>(PeopleSql, at)).Select(p => new Person
        {
            Id = new(p.Id),
            Lender = p.MunicipalityCode,
            Skills = skills[p.Id].ToDictionary(s => s.SkillId, s => (int)s.Level),
            Offered = [.. offers[p.Id].Select(o => new Offer(new(o.IncidentId), Days(o.FromDate, o.ToDate)))],
            Leave = [.. leaves[p.Id].Select(l => Days(l.FromDate, l.ToDate))],
            BusyDuties = [.. Home(p, first, last, day => holidays.Contains(day) || leaves[p.Id].Any(l => l.FromDate <= day && day < l.ToDate)), .. elsewhere?[p.Id] ?? []],
            AvailableDays = new(p.AvailableDays),
            AvailableNights = new(p.AvailableNights),
            WorksOnSite = p.WorksOnSite,
            WorksRemote = p.WorksRemote,
            TravelMinutes = (int)(p.Kilometres * 1.3 / 80 * 60),
            CeilingMinutesPerWeek = offers[p.Id].Min(o => o.CeilingMinutesPerWeek),
        }).ToList();
        var inhabitants = (await connection.QueryAsync<(string Code, int Population)>("select code, population from municipality")).ToDictionary(each => each.Code, each => each.Population);
        return new() { People = people, Shifts = shifts, Inhabitants = inhabitants, Holidays = holidays, Zone = Zone };
    }

    static IEnumerable<Duty> Home(PersonLine person, LocalDate first, LocalDate last, Func<LocalDate, bool> isFree)
    {
        if (person.HomeMinutesPerWeek == 0)
            yield break;
        var share = Duration.FromMinutes(person.HomeMinutesPerWeek / BitOperations.PopCount((uint)person.HomeDays));
        for (var day = first; day <= last; day = day.PlusDays(1))
            if ((person.HomeDays >> ((int)day.DayOfWeek - 1) & 1) == 1 && !isFree(day))
            {
                var start = day.At(new LocalTime(8, 0)).InZoneLeniently(Zone).ToInstant();
                yield return new(start, start + share, Employer.Home, person.WorksRemote ? null : person.MunicipalityCode);
            }
    }

    static Interval Days(LocalDate from, LocalDate to) => new(from.AtStartOfDayInZone(Zone).ToInstant(), to.AtStartOfDayInZone(Zone).ToInstant());

    sealed record ShiftLine(Guid Id, Guid NeedId, Guid IncidentId, Instant StartsAt, Instant EndsAt, int Seats, string SkillId, short Level, string Place, short Priority,
        int Minimum, bool Guide, bool MixedLenders, bool Liaison);

    sealed record SkillLine(Guid PersonId, string SkillId, short Level);

    sealed record LeaveLine(Guid PersonId, LocalDate FromDate, LocalDate ToDate);

    sealed record OfferLine(Guid PersonId, Guid IncidentId, LocalDate FromDate, LocalDate ToDate, int CeilingMinutesPerWeek);

    sealed record PersonLine(
        Guid Id, string MunicipalityCode, bool WorksOnSite, bool WorksRemote, int HomeMinutesPerWeek, short HomeDays, short AvailableDays, short AvailableNights,
        double Kilometres);

    const string ShiftsSql = """
        select shift.id, shift.need_id, shift.incident_id, shift.starts_at, shift.ends_at, shift.seats, need.skill_id, need.level, need.place, need.priority,
               coalesce(need.minimum, shift.seats) as minimum, need.guide, need.mixed_lenders, need.liaison
        from shift
        join need on need.id = shift.need_id
        join incident on incident.id = shift.incident_id
        where incident.municipality_code = @municipality
        order by shift.starts_at, need.position
        """;

    const string OffersSql = """
        select offer_person.person_id, offer.incident_id, offer.from_date, offer.to_date, offer.ceiling_minutes_per_week
        from offer_person
        join offer on offer.id = offer_person.offer_id
        join incident on incident.id = offer.incident_id
        where incident.municipality_code = @municipality
        """;

    const string PeopleSql = """
        select person.id, person.municipality_code, works_on_site, works_remote, home_minutes_per_week, home_days, available_days, available_nights,
               2 * 6371 * asin(sqrt(power(sin(radians(hit.latitude - home.latitude) / 2), 2)
                   + cos(radians(hit.latitude)) * cos(radians(home.latitude)) * power(sin(radians(hit.longitude - home.longitude) / 2), 2))) as kilometres
        from person
        join municipality home on home.code = person.municipality_code
        join municipality hit on hit.code = @municipality
        where person.id in (
            select person_id from offer_person join offer on offer.id = offer_id join incident on incident.id = offer.incident_id
            where incident.municipality_code = @municipality)
        order by person.id
        """;
}
