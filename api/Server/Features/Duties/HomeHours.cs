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
/// Stockholm time in one stretch, with no hours on a public holiday (red days; an eve is a working day) or on a day of leave.
/// What a free day would have held is not moved to another day. A share that is no whole minute is rounded up, so that the
/// sum is never less than what the employer keeps.
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

        return persons
            .SelectMany(person => Lay(person.MinutesPerWeek, person.Days, person.Place, first, last, day => IsFree(person.Id, day)), (person, duty) => new StandingDuty(person.Id, duty, Aid: null))
            .Where(standing => standing.Duty.Start < to && standing.Duty.End > from);

        bool IsFree(Guid id, DateOnly day) => holidays.Contains(day) || leaves[id].Any(leave => leave.FromDate <= day && day < leave.ToDate);
    }

    /// <param name="days">Bit 0 is Monday.</param>
    /// <param name="last">Included.</param>
    public static IEnumerable<Duty> Lay(int minutesPerWeek, int days, string? place, LocalDate first, LocalDate last, Func<DateOnly, bool> isFree)
    {
        if (minutesPerWeek == 0) yield break;

        var share = Duration.FromMinutes(Math.Ceiling((double)minutesPerWeek / BitOperations.PopCount((uint)days)));

        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            if ((days >> ((int)day.DayOfWeek - 1) & 1) == 0 || isFree(day.ToDateOnly())) continue;

            var start = day.At(Starts).InZoneLeniently(Stockholm.Zone).ToInstant();
            yield return new(start, start + share, DutyKind.Home, place);
        }
    }

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
        """;
}
