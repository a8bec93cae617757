namespace MutualAid.Contracts.People;

/// <summary>Own people who work at an incident, have done so within four weeks, will do so, or are offered to one; a page of them.</summary>
/// <param name="Total">How many match, on all pages.</param>
/// <param name="Counts">Of all, whatever is shown.</param>
public sealed record ListPeopleHoursResponse(PersonTotalsDto[] People, PeopleHoursCountsDto Counts, int Total, int Page, int PageSize, DateTimeOffset Now);

/// <param name="LongestDaysOut">Of those who are out; 0 when nobody is.</param>
public sealed record PeopleHoursCountsDto(int People, int MustRest, int Over, int Near, int Recovering, int LongestDaysOut);

/// <summary>What one person has worked and may work, over all incidents and the home employer together.</summary>
/// <param name="State">working (on a shift now, or between shifts that are at most two days apart), coming, lately or offered.</param>
/// <param name="Hosts">Where, by municipality.</param>
/// <param name="WeekMinutes">The fullest seven days around now.</param>
/// <param name="FourWeeksMinutes">The fullest 28 days around now; the cap is four times that of seven days.</param>
/// <param name="OvertimeMinutes">Of this calendar year; absent, with its cap, where a decided mode knows no such cap.</param>
/// <param name="ExtraMinutes">A part-timer's extra time of this calendar year (mertid); absent, with its cap, for full-timers and where a decided mode knows no such cap.</param>
/// <param name="NightsInARow">Up to now, with the number that guidance allows.</param>
/// <param name="DaysOut">Of the aid assignment that is under way; 0 when none is.</param>
/// <param name="RecoveryLastDate">The last of the days off after an assignment, when they have not ended.</param>
/// <param name="Share">Per cent used of the cap that is nearest.</param>
/// <param name="Flags">must-rest (rest is owed, or as many days or nights in a row as are allowed), over (95 % of a cap or more), near (75 %), recovering (today).</param>
public sealed record PersonTotalsDto(
    Guid PersonId, string Name, string Title, string State, string[] Hosts,
    int WeekMinutes, int WeekCapMinutes, int FourWeeksMinutes, int FourWeeksCapMinutes, int? OvertimeMinutes, int? OvertimeCapMinutes,
    int? ExtraMinutes, int? ExtraCapMinutes,
    int RestOwedMinutes, DateTimeOffset? RestOwedBy, int NightsInARow, int NightsAllowed, int DaysInARow, int DaysAllowed,
    int DaysOut, int DaysOutAllowed, DateOnly? RecoveryLastDate, int Share, string[] Flags);
