using NodaTime;

namespace MutualAid.Rules;

/// <summary>The days off that an aid assignment is to be followed by.</summary>
/// <param name="FirstAid">The assignment's first day with aid.</param>
/// <param name="LastAid">Its last one.</param>
/// <param name="Until">The first day that is free for new aid.</param>
public sealed record Recovery(LocalDate FirstAid, LocalDate LastAid, LocalDate Until)
{
    /// <summary>Home work puts the days off no longer than this, so that nobody whose weeks never hold two of them is kept from aid for ever.</summary>
    public static readonly Period LongestDelay = Period.FromDays(7);

    /// <summary>The day after the last aid.</summary>
    public LocalDate First => LastAid.PlusDays(1);

    /// <summary>One for each assignment, in order. As in <see cref="AssignmentLength"/>, whose <see cref="HourRule.Days"/> say how many days: aid on one of these would count into the assignment that has just ended.</summary>
    /// <remarks>
    /// The days are whole days without work, in a row, so home work after the assignment moves them. A duty belongs to the day on
    /// which it starts: the morning that a last night ends on is the first day off.
    /// </remarks>
    public static IReadOnlyList<Recovery> After(DutySet duties, HourTerms terms) =>
    [
        .. from period in terms.Periods
           from rule in period.Book.Rules
           where rule.Kind == RuleKind.AssignmentLength && rule.Days > 0 && rule.In(period.Mode) != Severity.Off
           from aid in AssignmentLength.Runs(duties, rule.Days)
           where period.InForce.Contains(aid[^1].Duty.Start)
           orderby aid[0].Day
           select new Recovery(
               LocalDays.Date(aid[0].Day), LocalDays.Date(aid[^1].Day), LocalDays.Date(LastWork(duties, aid[^1].Day, rule.Days) + rule.Days + 1)),
    ];

    /// <summary>The last day with work before so many days without any.</summary>
    static int LastWork(DutySet duties, int lastAid, int daysOff)
    {
        var last = lastAid;

        for (var i = 0; i < duties.Work.Count; i++)
            if (duties.Work[i].Kind != DutyKind.Travel && duties.Days[i] > last && duties.Days[i] <= last + daysOff && duties.Days[i] <= lastAid + LongestDelay.Days)
                last = duties.Days[i];

        return last;
    }
}
