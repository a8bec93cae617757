using MutualAid.Scheduling.Rosters;

namespace MutualAid.RosteringInstances;

/// <summary>A public research instance as the optimiser sees it, and the names that a roster file is written with.</summary>
/// <param name="People">In the order of the problem's people.</param>
/// <param name="Shifts">By kind of work; the first, 0, is rest.</param>
public sealed record RosteringInstance(string Name, RosteringProblem Problem, IReadOnlyList<string> People, IReadOnlyList<string> Shifts)
{
    public const string Rest = "-";

    public static RosteringInstance Read(string path)
    {
        var lines = File.ReadAllLines(path);
        return IsInrcOne(lines) ? InrcOne.Read(lines) : CurtoisQu.Read(Path.GetFileNameWithoutExtension(path), lines);
    }

    /// <summary>Checks a roster file against an instance file, with code that shares nothing with the optimiser.</summary>
    public static Verdict Check(string instancePath, string rosterPath)
    {
        var (instance, roster) = (File.ReadAllLines(instancePath), File.ReadAllLines(rosterPath));
        return IsInrcOne(instance) ? InrcOneChecker.Check(instance, roster) : CurtoisQuChecker.Check(instance, roster);
    }

    /// <returns>A line for each person: the name, then a shift or <see cref="Rest"/> for each day, with commas between.</returns>
    public IEnumerable<string> RosterFile(IEnumerable<Roster> rosters) =>
        from roster in rosters
        let days = Problem.People[roster.Person].Days
        select $"{People[roster.Person]},{string.Join(',', roster.Choices.Select((choice, day) => Shifts[days[day][choice].Kind]))}";

    static bool IsInrcOne(string[] lines) => lines.Any(line => line.StartsWith("SCHEDULING_PERIOD", StringComparison.Ordinal));
}
