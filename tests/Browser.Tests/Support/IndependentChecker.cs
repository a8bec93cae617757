using System.Globalization;
using Dapper;
using Npgsql;

namespace MutualAid.Browser.Tests.Support;

/// <summary>
/// Looks at the rows that were published and counts minutes, one by one. Shares no code with the rules or the engine, and knows
/// nothing of how they work: what it says is unlawful is unlawful.
/// </summary>
/// <remarks>Checks 48 h in any 168 h, 11 h between stretches, 13 h in one stretch, 36 h free within 132 h, 6 days in a row, the lender's
/// ceiling, the offer's dates, leave, weekdays and nights, skill and level, on site or remote, deactivation, and seats per shift.</remarks>
static class IndependentChecker
{
    static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <returns>A line for each thing that is wrong; empty when all is lawful.</returns>
    public static async Task<IReadOnlyList<string>> Check(NpgsqlDataSource database, Guid incidentId)
    {
        await using var connection = await database.OpenConnectionAsync();
        var shifts = (await connection.QueryAsync<Published>(PublishedSql, new { incidentId })).ToList();
        var people = (await connection.QueryAsync<Worker>(WorkerSql, new { incidentId })).ToDictionary(worker => worker.Id);
        var elsewhere = (await connection.QueryAsync<Published>(ElsewhereSql, new { incidentId })).ToLookup(row => row.PersonId);
        var offers = (await connection.QueryAsync<Offered>(OfferSql, new { incidentId })).ToLookup(row => row.PersonId);
        var leaves = (await connection.QueryAsync<Leave>(LeaveSql)).ToLookup(row => row.PersonId);
        var skills = (await connection.QueryAsync<Skilled>(SkillSql)).ToLookup(row => row.PersonId);
        var redDays = (await connection.QueryAsync<DateTime>("select date::timestamp from holiday where kind = 'helgdag'")).ToHashSet();

        List<string> wrong = [];
        foreach (var group in shifts.GroupBy(row => row.ShiftId).Where(group => group.Count() > group.First().Seats))
            wrong.Add($"shift {group.Key} has {group.Count()} people on {group.First().Seats} seats");

        foreach (var mine in shifts.GroupBy(row => row.PersonId))
        {
            var who = people[mine.Key];
            foreach (var shift in mine)
                foreach (var reason in CannotStand(who, shift, offers[who.Id], leaves[who.Id], skills[who.Id]))
                    wrong.Add($"{who.Id} on {shift.StartsAt:u}: {reason}");

            var aid = mine.Concat(elsewhere[who.Id]).Select(row => (row.StartsAt, row.EndsAt)).ToList();
            var home = HomeWork(who, leaves[who.Id], redDays, mine.Min(row => row.StartsAt).AddDays(-9), mine.Max(row => row.EndsAt).AddDays(9)).ToList();
            foreach (var reason in BrokenHours([.. aid, .. home]))
                wrong.Add($"{who.Id}: {reason}");
            var own = mine.Select(row => (row.StartsAt, row.EndsAt)).ToList();
            if (FullestWeek(Timeline(own)) is var minutes && minutes > offers[who.Id].Min(offer => offer.Ceiling))
                wrong.Add($"{who.Id}: {minutes} minutes in seven days, the lender's ceiling is {offers[who.Id].Min(offer => offer.Ceiling)}");
        }

        return wrong;
    }

    static IEnumerable<string> CannotStand(Worker who, Published shift, IEnumerable<Offered> offers, IEnumerable<Leave> leaves, IEnumerable<Skilled> skills)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(shift.StartsAt, Stockholm);
        var localEnd = TimeZoneInfo.ConvertTimeFromUtc(shift.EndsAt.AddMinutes(-1), Stockholm);
        if (!skills.Any(skill => skill.SkillId == shift.SkillId && skill.Level >= shift.Level)) yield return $"lacks {shift.SkillId} {shift.Level}";
        if (shift.OnSite ? !who.OnSite : !who.Remote) yield return "works at the other place only";
        if (who.Deactivated) yield return "is deactivated";
        if (!offers.Any(offer => offer.From <= local.Date && local.Date < offer.To)) yield return "is not offered that day";
        if (leaves.Any(leave => leave.From <= localEnd.Date && local.Date < leave.To)) yield return "is on leave";

        var night = 0;
        for (var minute = shift.StartsAt; minute < shift.EndsAt; minute = minute.AddMinutes(1))
        {
            var hour = TimeZoneInfo.ConvertTimeFromUtc(minute, Stockholm).Hour;
            if (hour >= 22 || hour < 6) night++;
        }

        var bit = 1 << (((int)local.DayOfWeek + 6) % 7);
        if (((night >= 180 ? who.Nights : who.Days) & bit) == 0) yield return night >= 180 ? "does not work that night" : "does not work that day";
    }

    static IEnumerable<string> BrokenHours(List<(DateTime Start, DateTime End)> work)
    {
        var minutes = Timeline(work);
        if (minutes.Any(count => count > 1)) yield return "is in two places at once";
        if (FullestWeek(minutes) is var most && most > 48 * 60) yield return $"works {most} minutes in seven days";

        List<(int Start, int End)> stretches = [];
        for (var minute = 0; minute < minutes.Length; minute++)
        {
            if (minutes[minute] == 0) continue;
            if (stretches.Count > 0 && stretches[^1].End == minute) stretches[^1] = (stretches[^1].Start, minute + 1);
            else stretches.Add((minute, minute + 1));
        }

        var since = stretches.Count > 0 ? stretches[0].Start : 0;
        for (var index = 0; index < stretches.Count; index++)
        {
            var (start, end) = stretches[index];
            if (end - start > 13 * 60) yield return $"works {end - start} minutes without a stop";
            var rest = index == 0 ? int.MaxValue : start - stretches[index - 1].End;
            if (rest < 11 * 60) yield return $"rests {rest} minutes";
            if (rest >= 36 * 60) since = start;
            if (end - since > 132 * 60) yield return $"has gone {end - since} minutes without a weekly rest";
        }

        var days = work.Select(duty => TimeZoneInfo.ConvertTimeFromUtc(duty.Start, Stockholm).Date).Distinct().Order().ToList();
        for (var (index, run) = (0, 0); index < days.Count; index++)
        {
            run = index > 0 && days[index] == days[index - 1].AddDays(1) ? run + 1 : 1;
            if (run > 6) yield return $"works a {run}th day in a row, {days[index].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        }
    }

    static int[] Timeline(List<(DateTime Start, DateTime End)> work)
    {
        var origin = work.Min(duty => duty.Start);
        var minutes = new int[(int)(work.Max(duty => duty.End) - origin).TotalMinutes];
        foreach (var (start, end) in work)
            for (var minute = (int)(start - origin).TotalMinutes; minute < (int)(end - origin).TotalMinutes; minute++)
                minutes[minute]++;
        return minutes;
    }

    static int FullestWeek(int[] minutes)
    {
        var (most, now) = (0, 0);
        for (var minute = 0; minute < minutes.Length; minute++)
        {
            now += minutes[minute] > 0 ? 1 : 0;
            if (minute >= 7 * 24 * 60 && minutes[minute - 7 * 24 * 60] > 0) now--;
            most = Math.Max(most, now);
        }

        return most;
    }

    /// <summary>As the register's page says it: alike on each home day from 08:00, none on red days and on leave.</summary>
    static IEnumerable<(DateTime Start, DateTime End)> HomeWork(Worker who, IEnumerable<Leave> leaves, HashSet<DateTime> redDays, DateTime from, DateTime to)
    {
        var count = Enumerable.Range(0, 7).Count(day => (who.HomeDays >> day & 1) == 1);
        if (who.HomeMinutes == 0 || count == 0) yield break;

        for (var day = from.Date; day <= to.Date; day = day.AddDays(1))
        {
            if ((who.HomeDays >> (((int)day.DayOfWeek + 6) % 7) & 1) == 0 || redDays.Contains(day) || leaves.Any(leave => leave.From <= day && day < leave.To)) continue;
            var start = TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(day.AddHours(8), DateTimeKind.Unspecified), Stockholm);
            yield return (start, start.AddMinutes((who.HomeMinutes + count - 1) / count));
        }
    }

    sealed class Published
    {
        public Guid PersonId { get; init; }
        public Guid ShiftId { get; init; }
        public DateTime StartsAt { get; init; }
        public DateTime EndsAt { get; init; }
        public int Seats { get; init; }
        public string SkillId { get; init; } = "";
        public int Level { get; init; }
        public bool OnSite { get; init; }
    }

    sealed class Worker
    {
        public Guid Id { get; init; }
        public int HomeMinutes { get; init; }
        public int HomeDays { get; init; }
        public int Days { get; init; }
        public int Nights { get; init; }
        public bool OnSite { get; init; }
        public bool Remote { get; init; }
        public bool Deactivated { get; init; }
    }

    sealed class Offered
    {
        public Guid PersonId { get; init; }
        public DateTime From { get; init; }
        public DateTime To { get; init; }
        public int Ceiling { get; init; }
    }

    sealed class Leave
    {
        public Guid PersonId { get; init; }
        public DateTime From { get; init; }
        public DateTime To { get; init; }
    }

    sealed class Skilled
    {
        public Guid PersonId { get; init; }
        public string SkillId { get; init; } = "";
        public int Level { get; init; }
    }

    const string PublishedSql =
        """
        select a.person_id, a.shift_id, a.starts_at, a.ends_at, s.seats, n.skill_id, n.level::integer as level, n.place = 'on_site' as on_site
        from assignment a
        join shift s on s.id = a.shift_id
        join need n on n.id = s.need_id
        where a.incident_id = @incidentId and a.cancelled_at is null and a.answer <> 'no'
        """;

    const string ElsewhereSql =
        """
        select person_id, shift_id, starts_at, ends_at
        from assignment
        where incident_id <> @incidentId and cancelled_at is null and answer <> 'no'
        """;

    const string WorkerSql =
        """
        select distinct p.id, p.home_minutes_per_week as home_minutes, p.home_days::integer as home_days, p.available_days::integer as days,
               p.available_nights::integer as nights, p.works_on_site as on_site, p.works_remote as remote, p.deactivated_at is not null as deactivated
        from person p
        join assignment a on a.person_id = p.id
        where a.incident_id = @incidentId
        """;

    const string OfferSql =
        """
        select op.person_id, op.from_date::timestamp as "from", op.to_date::timestamp as "to", o.ceiling_minutes_per_week as ceiling
        from offer_person op
        join offer o on o.id = op.offer_id
        where o.incident_id = @incidentId and o.withdrawn_at is null and op.withdrawn_at is null
        """;

    const string LeaveSql = """select person_id, from_date::timestamp as "from", to_date::timestamp as "to" from person_leave""";

    const string SkillSql = "select person_id, skill_id, level::integer as level from person_skill";
}
