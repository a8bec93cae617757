using NodaTime;

namespace MutualAid.Rules;

/// <summary>A full week is forty hours; what is beyond is overtime.</summary>
/// <remarks>
/// Arbetstidslagen 5 §. The week is Monday to Sunday, and a duty belongs to the one in which it starts. The law lets 40 hours be an
/// average over four weeks where the schedule is laid so beforehand; aid comes unforeseen, so each week is counted for itself, which finds more overtime and never less.
/// Nothing is forbidden by it: it tells where overtime begins.
/// </remarks>
public static class OrdinaryWeek
{
    /// <summary>What a calendar week holds of ordinary time, by the day of any of its days.</summary>
    internal static HourWindow Of(DutySet duties, int day)
    {
        var monday = LocalDays.Monday(LocalDays.Week(day));
        var had = duties.AbsentIn(LocalDays.Week(day));
        for (var i = 0; i < duties.Work.Count; i++)
            if (duties.Work[i].Kind is DutyKind.Ordinary or DutyKind.Travel && monday <= duties.Days[i] && duties.Days[i] < monday + 7)
                had += duties.Work[i].Worked;

        return new(new(LocalDays.Start(monday, duties.Zone), LocalDays.Start(monday + 7, duties.Zone)), had);
    }

    public static IEnumerable<Breach> Check(RuleContext asked)
    {
        var (duties, zone) = (asked.Duties, asked.Duties.Zone);
        var beyond = Overtime.Split(duties, asked.Terms).BeyondTheWeek;

        return
            from week in Enumerable.Range(0, duties.Work.Count).Where(i => duties.Work[i].Kind is DutyKind.Ordinary or DutyKind.Travel).GroupBy(i => LocalDays.Week(duties.Days[i]))
            where week.Any(i => beyond[i] > Duration.Zero && asked.Judges(duties.Work[i].Start))
            let had = week.Aggregate(duties.AbsentIn(week.Key), (sum, i) => sum + duties.Work[i].Worked)
            let monday = LocalDays.Monday(week.Key)
            select new Breach.TooMuch(
                asked, duties.Work[week.Last()].Start, new(LocalDays.Start(monday, zone), LocalDays.Start(monday + 7, zone)), had, asked.Rule.LimitTime,
                new(week.Select(i => duties.Work[i])));
    }
}
