using System.Runtime.CompilerServices;
using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Explain;

/// <summary>The obstacles that stand whatever else is scheduled: what the person can, when, and where.</summary>
/// <remarks>What depends on the shift or the problem alone is worked out once, since every person is held against every shift.</remarks>
sealed class Standing
{
    static readonly ConditionalWeakTable<Problem, Standing> known = [];

    readonly Dictionary<ShiftId, (IsoDayOfWeek Day, bool IsNight)> starts = [];
    readonly HashSet<Assignment> forbidden;
    readonly DateTimeZone zone;

    Standing(Problem problem)
    {
        (forbidden, zone) = ([.. problem.Forbidden], problem.Zone);

        foreach (var shift in problem.Shifts)
            starts.TryAdd(shift.Id, StartOf(shift));
    }

    public static Standing In(Problem problem) => known.GetValue(problem, each => new(each));

    public IEnumerable<Obstacle> Of(Person person, Shift shift)
    {
        if (!person.Skills.TryGetValue(shift.SkillId, out var level))
            yield return new Obstacle.NoSkill(shift.SkillId);
        else if (level < shift.Level)
            yield return new Obstacle.LevelTooLow(level, shift.Level);

        if (forbidden.Contains(new(shift.Id, person.Id)))
            yield return new Obstacle.Forbidden();

        if (!person.Offered.Any(offer => offer.Holds(shift)))
            yield return new Obstacle.NotOffered();

        foreach (var leave in person.Leave.Where(leave => leave.From() < shift.End && shift.Start < leave.Until()).Take(1))
            yield return new Obstacle.OnLeave(leave);

        var (day, isNight) = starts.TryGetValue(shift.Id, out var start) ? start : StartOf(shift);
        if (!(isNight ? person.AvailableNights : person.AvailableDays).Contains(day))
            yield return new Obstacle.NotAvailable(day, isNight);

        if (shift.OnSite ? !person.WorksOnSite : !person.WorksRemote)
            yield return new Obstacle.WrongPlace(shift.OnSite);
    }

    public bool None(Person person, Shift shift) => !Of(person, shift).Any();

    (IsoDayOfWeek Day, bool IsNight) StartOf(Shift shift) => (shift.Start.InZone(zone).DayOfWeek, shift.IsNight(zone));
}
