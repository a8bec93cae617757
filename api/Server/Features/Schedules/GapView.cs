using MutualAid.Contracts.Schedules;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>Why seats are empty, told about those who have the skill, and days with the same story told once.</summary>
/// <remarks>
/// Most of the offered people lack the skill of any one need; to count them among the reasons would drown the ones that a
/// crisis lead can do something about. Shifts that have started are past mending and have no gap.
/// </remarks>
static class GapView
{
    const int RemediesShown = 3;

    /// <remarks>What could be done is told for the first shift of those with the same story: what fills one of them need not fill the next.</remarks>
    public static async Task<GapDto[]> Of(NpgsqlConnection connection, IncidentProblem facts, IReadOnlyCollection<Assignment> assignments, CancellationToken cancellation)
    {
        var shifts = facts.Problem.Shifts.ToDictionary(shift => shift.Id);
        var open = assignments.Where(assignment => shifts.ContainsKey(assignment.Shift)).ToArray();
        var gaps = Stories(facts, shifts, open).ToArray();
        if (gaps.Length == 0) return [];

        var remedies = new Remedies(facts.Problem, open);
        var ways = gaps.Select(gap => remedies.For(new(gap.ShiftId)).Take(RemediesShown).ToArray()).ToArray();
        var names = await ShiftNames.Of(connection, ways.SelectMany(each => each.SelectMany(RemedyView.PersonsIn)), cancellation);

        return [.. gaps.Zip(ways, (gap, each) => gap with { Remedies = [.. each.Select(remedy => RemedyView.ToDto(remedy, facts.Rows, names))] })];
    }

    static IEnumerable<GapDto> Stories(IncidentProblem facts, Dictionary<ShiftId, Shift> shifts, Assignment[] open)
    {
        var onShift = open.ToLookup(assignment => assignment.Shift, assignment => assignment.Person);
        var shiftsOf = open.ToLookup(assignment => assignment.Person, assignment => shifts[assignment.Shift]);

        return
            from row in facts.Rows.Shifts
            where shifts.ContainsKey(new(row.Id))
            let missing = row.Seats - onShift[new(row.Id)].Count()
            where missing > 0
            let needed = Math.Max(0, row.Minimum - onShift[new(row.Id)].Count())
            let story = Story(facts.Problem, shifts[new(row.Id)], onShift[new(row.Id)].ToHashSet(), shiftsOf)
            group (row, missing, needed, story) by (row.Sort, row.NeedId, row.Kind, row.Start, IsNeeded: needed > 0, story.Skilled, Codes: string.Join(' ', story.Reasons.Keys.Order(StringComparer.Ordinal))) into same
            let shown = same.First().row
            orderby same.Key.Sort, same.Min(gap => gap.row.StartsAt)
            select new GapDto(
                shown.NeedId, shown.Need, shown.SkillId, shown.Level, shown.Kind,
                [.. same.Select(gap => gap.row.Day)], [.. same.Select(gap => gap.missing)],
                same.Key.Skilled, same.Max(gap => gap.story.Free), [.. Reasons([.. same.Select(gap => gap.story)])])
            {
                ShiftId = shown.Id,
                OnlyWanted = same.Sum(gap => gap.missing - gap.needed),
            };
    }

    static GapStory Story(Problem problem, Shift shift, HashSet<PersonId> present, ILookup<PersonId, Shift> shiftsOf)
    {
        var skilled = problem.People.Where(person => person.Skills.TryGetValue(shift.SkillId, out var level) && level >= shift.Level).ToArray();
        var obstacles = skilled
            .Where(person => !present.Contains(person.Id))
            .Select(person => Obstacles.Of(problem, person, shift, shiftsOf[person.Id]))
            .ToArray();

        return new(
            skilled.Length,
            obstacles.Count(each => each.Count == 0),
            obstacles.Where(each => each.Count > 0).GroupBy(each => Codes.Of(each[0])).ToDictionary(same => same.Key, same => same.Count()));
    }

    static IEnumerable<GapReasonDto> Reasons(GapStory[] stories) =>
        from code in stories[0].Reasons.Keys
        let counts = stories.Select(story => story.Reasons[code]).ToArray()
        orderby counts.Max() descending, code
        select new GapReasonDto(code, counts.Min(), counts.Max());

    sealed record GapStory(int Skilled, int Free, IReadOnlyDictionary<string, int> Reasons);
}
