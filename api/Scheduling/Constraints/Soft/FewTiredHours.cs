using MutualAid.Rules;
using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Little of the work is done at hours when people who have worked such shifts are tired.</summary>
/// <remarks>
/// The risk of tiredness by the three-process model (Ingre et al. 2014), which tells how a group fares and not one person: it is read off a shift and the one before it, see <see cref="TiredHalfHours"/>, and the same
/// for whoever works them. Work for others is not looked at, and the fact has no figure.
/// An hour at risk costs six minutes of wear. A night after a day awake has five to seven such hours, one after another night some three; so a person's nights had better lie together, as many as
/// <see cref="FewNightsInARow"/> finds good. It is not worth giving two to one person and none to another: that costs 30 minutes by <see cref="NightsAreShared"/>, and on nights of the usual patterns less than 30 can be
/// spared. A short rest is left to <see cref="NoQuickTurns"/>: where it is eleven hours, the model mostly finds people no worse than after a day off, unless it falls when they do not sleep.
/// </remarks>
public sealed class FewTiredHours : IConstraint
{
    public const int MinutesPerHalfHour = 3;

    public static string Name => "few-tired-hours";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from person in schedule.People
        from turn in person.Shifts.Select((shift, index) => (Before: index > 0 ? person.Shifts[index - 1] : null, Shift: shift))
        let wear = Wear(turn.Before?.Clock(person.Zone), turn.Shift.Clock(person.Zone))
        where wear > 0
        select new Match(Name, new() { Wear = wear }, person.Person.Id, turn.Shift.Id, new Fact.TiredHours());

    /// <param name="before">The person's last shift before it, if any.</param>
    internal static long Wear(ClockShift? before, ClockShift shift) => MinutesPerHalfHour * TiredHalfHours.Of(before, shift);
}
