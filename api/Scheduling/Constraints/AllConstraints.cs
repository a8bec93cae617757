using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Constraints;

/// <summary>The whole rulebook on one screen, hard rules first.</summary>
/// <remarks>It is the truth about a schedule. The search keeps the same sums step by step and is checked against it.</remarks>
public static class AllConstraints
{
    public static IEnumerable<Match> Find(ScheduleView schedule) =>
    [
        // Who, when and where.
        .. HasTheSkill.Find(schedule),
        .. NobodyForbidden.Find(schedule),
        .. WithinTheOffer.Find(schedule),
        .. LeaveIsKept.Find(schedule),
        .. AvailableThatDay.Find(schedule),
        .. InTheRightPlace.Find(schedule),
        .. NoMoreThanTheSeats.Find(schedule),

        // The hours, as the law and the agreements have them, and the lender's own cap.
        .. LawfulHours.Find(schedule),
        .. LenderCeiling.Find(schedule),

        .. FindSoft(schedule),
    ];

    /// <summary>What may be bent: all but the hard rules.</summary>
    public static IEnumerable<Match> FindSoft(ScheduleView schedule) =>
    [
        // Someone has to come.
        .. MinimumSeatsFilled.Find(schedule),
        .. WantedSeatsFilled.Find(schedule),

        .. FindLacking(schedule),

        // Between those who lend.
        .. LendersShare.Find(schedule),

        .. FindBurdens(schedule),
    ];

    /// <summary>What teams lack: the constraints that look at who is on a shift together.</summary>
    public static IEnumerable<Match> FindLacking(ScheduleView schedule) =>
    [
        .. SomeoneGuides.Find(schedule),
        .. NotAllFromOneLender.Find(schedule),
        .. LiaisonOnDuty.Find(schedule),
    ];

    /// <summary>What the schedule asks of people: the constraints that look at each person alone, and never at seats.</summary>
    public static IEnumerable<Match> FindBurdens(ScheduleView schedule) =>
    [
        // What is promised should stand.
        .. PublishedShiftsStand.Find(schedule),

        // Wear, and how evenly it falls.
        .. FewNightsInARow.Find(schedule),
        .. NightsAreShared.Find(schedule),
        .. WeekendsAreShared.Find(schedule),
        .. NoQuickTurns.Find(schedule),
        .. FewTiredHours.Find(schedule),
        .. HoursAreShared.Find(schedule),

        // Roads, hand-overs and wishes.
        .. NightsForTheWilling.Find(schedule),
        .. FewJourneys.Find(schedule),
        .. FewChangesOfTask.Find(schedule),
    ];

    public static Score Score(ScheduleView schedule) => Sum(Find(schedule));

    public static Score Sum(IEnumerable<Match> matches) => matches.Aggregate(default(Score), (sum, match) => sum + match.Cost);
}
