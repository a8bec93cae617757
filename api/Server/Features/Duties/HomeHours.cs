using System.Numerics;
using Dapper;
using MutualAid.Rules;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Duties;

/// <summary>The hours that a lent person still works for their own employer.</summary>
/// <remarks>
/// The register says how much and on which weekdays, not when. They are laid out alike on each of those days, from 08:00
/// Stockholm time in one stretch, with no hours on a public holiday (red days; an eve is a working day). On a day of leave they are
/// absence: rest, but counted as worked in averages. What a free day would have held is not moved to another day. A share that is no whole minute is rounded up, so that the
/// sum is never less than what the employer keeps. Work with a date of its own (<c>home_duty</c>) takes the place of the pattern on the day on
/// which it starts when it is ordinary work, and is added to it when it is not.
/// </remarks>
static class HomeHours
{
    public static readonly LocalTime Starts = new(8, 0);

    public static async Task<IEnumerable<StandingDuty>> Of(
        NpgsqlConnection connection, Guid[] ids, Instant from, Instant to, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var (first, last) = (from.InZone(Stockholm.Zone).Date.PlusDays(-1), to.InZone(Stockholm.Zone).Date);
        var dates = new { ids, first = first.ToDateOnly(), last = last.ToDateOnly() };

        await using var rows = await connection.QueryMultipleAsync(new(Persons, dates, transaction, cancellationToken: cancellation));
        var holidays = (await rows.ReadAsync<DateOnly>()).ToHashSet();
        var leaves = (await rows.ReadAsync<LeaveRow>()).ToLookup(leave => leave.PersonId);
        var persons = await rows.ReadAsync<PersonRow>();
        var dated = (await rows.ReadAsync<DatedRow>()).ToArray();
        var replaced = dated.Where(duty => duty.Kind == "ordinary").Select(duty => (duty.PersonId, duty.Day)).ToHashSet();
        var calendar = Calendar(first, last).Where(day => !holidays.Contains(day.Date)).ToArray();

        return persons
            .SelectMany(person => Lay(person, calendar.Where(day => !replaced.Contains((person.Id, day.Date))), day => leaves[person.Id].Any(leave => leave.FromDate <= day && day < leave.ToDate)))
            .Concat(dated.Select(row => new StandingDuty(row.PersonId, new(row.StartsAt, row.EndsAt, Employer.Home, row.Place, DutyKinds.Parse(row.Kind)), Aid: null)))
            .Where(standing => standing.Duty.Start < to && standing.Duty.End > from);
    }

    static IEnumerable<StandingDuty> Lay(PersonRow person, IEnumerable<HomeDay> days, Func<DateOnly, bool> isLeave)
    {
        if (person.MinutesPerWeek == 0) return [];

        var share = Duration.FromMinutes(Math.Ceiling((double)person.MinutesPerWeek / BitOperations.PopCount((uint)person.Days)));
        return
            from day in days
            where (person.Days >> day.Weekday & 1) == 1
            let kind = isLeave(day.Date) ? DutyKind.Absence : DutyKind.Ordinary
            select new StandingDuty(person.Id, new(day.Start, day.Start + share, Employer.Home, person.Place, kind), Aid: null);
    }

    /// <param name="last">Included.</param>
    static IEnumerable<HomeDay> Calendar(LocalDate first, LocalDate last)
    {
        for (var day = first; day <= last; day = day.PlusDays(1))
            yield return new(day.ToDateOnly(), (int)day.DayOfWeek - 1, day.At(Starts).InZoneLeniently(Stockholm.Zone).ToInstant());
    }

    /// <param name="Weekday">0 is Monday, as in the register's bits.</param>
    readonly record struct HomeDay(DateOnly Date, int Weekday, Instant Start);

    sealed record DatedRow(Guid PersonId, DateOnly Day, Instant StartsAt, Instant EndsAt, string Kind, string? Place);

    sealed record PersonRow(Guid Id, int MinutesPerWeek, int Days, string? Place);

    sealed record LeaveRow(Guid PersonId, DateOnly FromDate, DateOnly ToDate);

    // Who can work from anywhere can do the home hours from anywhere too.
    const string Persons =
        """
        select date
        from holiday
        where kind = 'helgdag' and date between @first and @last;

        select person_id, from_date, to_date
        from person_leave
        where person_id = any(@ids) and from_date <= @last and to_date > @first;

        select id, home_minutes_per_week as minutes_per_week, home_days::integer as days,
               case when not works_remote then municipality_code end as place
        from person
        where id = any(@ids) and home_minutes_per_week > 0;

        select home_duty.person_id, (home_duty.starts_at at time zone 'Europe/Stockholm')::date as day, home_duty.starts_at, home_duty.ends_at, home_duty.kind,
               case when not person.works_remote then person.municipality_code end as place
        from home_duty
        join person on person.id = home_duty.person_id
        where home_duty.person_id = any(@ids)
          and (home_duty.starts_at at time zone 'Europe/Stockholm')::date between @first and @last;
        """;
}
