using MutualAid.Contracts.Schedules;

namespace MutualAid.Web.Features.Schedules;

/// <summary>A schedule narrowed to what the page shows: all of it, or one need and its people.</summary>
public sealed record SchedulePicture(ScheduleDto Schedule, Guid? NeedId)
{
    public DateOnly[] Days { get; } = [.. Enumerable.Range(0, Schedule.ToDate.DayNumber - Schedule.FromDate.DayNumber).Select(Schedule.FromDate.AddDays)];

    /// <summary>The Mondays, and the first day when it is none: where one may want to jump to.</summary>
    public IEnumerable<DateOnly> Weeks => Days.Where((day, position) => position == 0 || day.DayOfWeek == DayOfWeek.Monday);

    public IEnumerable<(Guid Id, string Name)> Needs => Schedule.Coverage.Select(row => (row.NeedId, row.Need)).Distinct();

    public IEnumerable<CoverageRowDto> Coverage => Schedule.Coverage.Where(row => NeedId is null || row.NeedId == NeedId);

    public IEnumerable<GapDto> Gaps => Schedule.Gaps.Where(gap => NeedId is null || gap.NeedId == NeedId);

    public IEnumerable<TeamLackDto> Teams => Schedule.Teams.Where(team => NeedId is null || team.NeedId == NeedId);

    public IEnumerable<RosterRowDto> Roster => Schedule.Roster.Where(row => NeedId is null || row.Days.Any(day => day.NeedId == NeedId));

    /// <summary>A draft is searched anew instead.</summary>
    public bool MayEdit => Schedule is { RunId: null, Version: > 0 };

    public int EmptySeats => Schedule.Seats - Schedule.SeatsFilled;

    public static int WeekOf(DateOnly day) => System.Globalization.ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue));
}
