namespace MutualAid.Scheduling.Rosters;

/// <summary>What everybody may still choose on each day: everything, until something is pinned or closed.</summary>
sealed class OpenChoices
{
    readonly RosteringProblem problem;

    // By person, day and choice; null where all of a day's are open, or all of a person's. A person's are replaced and never changed, so that copies can share them.
    readonly bool[]?[]?[] open;

    public OpenChoices(RosteringProblem problem) => (this.problem, open) = (problem, new bool[]?[]?[problem.People.Count]);

    OpenChoices(OpenChoices other) => (problem, open) = (other.problem, [.. other.open]);

    /// <summary>Of a person, by day and choice; null where all of a day's are open; empty where all are.</summary>
    public ReadOnlySpan<bool[]?> this[int person] => open[person];

    public OpenChoices Copy() => new(this);

    public bool Allow(Roster roster) => Allow(open[roster.Person], roster);

    public static bool Allow(ReadOnlySpan<bool[]?> open, Roster roster)
    {
        for (var day = 0; day < open.Length; day++)
            if (open[day]?[roster.Choices[day]] == false) return false;

        return true;
    }

    /// <summary>Whether only one choice of the day is open.</summary>
    public bool IsPinned(int person, int day) => open[person]?[day]?.Count(isOpen => isOpen) == 1;

    public void Close(int person, int day, int choice) => Replace(person, day, each => each != choice && open[person]?[day]?[each] != false);

    /// <returns>False, with nothing changed, when none of the rosters would be allowed then.</returns>
    public bool Pin(int person, int day, int choice, IEnumerable<Roster> rosters)
    {
        var before = open[person];
        Replace(person, day, each => each == choice && before?[day]?[each] != false);
        if (rosters.Any(Allow)) return true;

        open[person] = before;
        return false;
    }

    void Replace(int person, int day, Func<int, bool> isOpen)
    {
        var days = open[person]?.ToArray() ?? new bool[]?[problem.People[person].Days.Count];
        days[day] = [.. Enumerable.Range(0, problem.People[person].Days[day].Count).Select(isOpen)];
        open[person] = days;
    }
}
