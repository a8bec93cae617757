using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Explain;

/// <summary>Everything that keeps one person from one shift. None means that the shift can be theirs.</summary>
public static class Obstacles
{
    /// <param name="others">The person's other shifts in this schedule.</param>
    public static IReadOnlyList<Obstacle> Of(Problem problem, Person person, Shift shift, IEnumerable<Shift> others) =>
        [.. Standing.In(problem).Of(person, shift), .. OfHours(problem, person, shift, others)];

    /// <summary>Those that the person's other work makes.</summary>
    internal static IEnumerable<Obstacle> OfHours(Problem problem, Person person, Shift shift, IEnumerable<Shift> others)
    {
        Duty[] duties = [.. person.BusyDuties, .. others.Select(other => other.Duty)];
        var overlapping = Array.FindAll(duties, duty => duty.Overlaps(shift.Duty));

        // A second duty at the same time also breaks rest, span and more; one reason is enough.
        if (overlapping.Length > 0)
        {
            yield return new Obstacle.AlreadyOnDuty(overlapping[0]);
            yield break;
        }

        foreach (var breach in HourRules.CheckAdding(shift.Duty, duties, person.Terms, problem.Zone, person.TravelBetween()))
            yield return breach is Breach.TravelTooShort travel ? new Obstacle.TravelTooFar(travel) : new Obstacle.Hours(breach);

        var ceiling = Duration.FromMinutes(person.CeilingMinutesPerWeek);
        foreach (var past in TotalHours.NewlyPastCeiling([.. duties, shift.Duty], duties, ceiling).Take(1))
            yield return new Obstacle.CeilingReached(past.Window, past.Had, past.Allowed);
    }
}
