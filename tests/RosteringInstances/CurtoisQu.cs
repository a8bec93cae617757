using System.Globalization;
using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Rosters.Rules;

namespace MutualAid.RosteringInstances;

/// <summary>Reads the text format of the shift scheduling instances of Curtois and Qu (2014), schedulingbenchmarks.org.</summary>
static class CurtoisQu
{
    const int Weekdays = 7;
    const int Saturday = 5;

    sealed record Shift(string Id, int Minutes, string[] CannotBeFollowedBy);

    public static RosteringInstance Read(string name, IReadOnlyList<string> lines)
    {
        var sections = Sections(lines);
        var days = Number(sections["SECTION_HORIZON"].Single()[0]);
        Shift[] shifts = [.. sections["SECTION_SHIFTS"].Select(row => new Shift(row[0], Number(row[1]), Listed(row[2])))];
        string[][] staff = [.. sections["SECTION_STAFF"]];

        var kinds = shifts.Select((shift, index) => (shift.Id, Kind: index + 1)).ToDictionary(pair => pair.Id, pair => pair.Kind);
        var people = staff.Select((row, index) => (Id: row[0], index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var isOff = new bool[people.Count, days];
        var choices = new Dictionary<(int Day, int Kind, int Cost), Choice>();

        foreach (var row in sections["SECTION_DAYS_OFF"])
            foreach (var day in row[1..].Where(field => field.Length > 0))
                isOff[people[row[0]], Number(day)] = true;

        var (on, off) = (Requests("SECTION_SHIFT_ON_REQUESTS"), Requests("SECTION_SHIFT_OFF_REQUESTS"));
        var demands = new Demand[days * shifts.Length];
        foreach (var row in sections["SECTION_COVER"])
            demands[DemandAt(Number(row[0]), kinds[row[1]])] = new(Number(row[2]), Number(row[3]), Number(row[4]));

        var succession = SuccessionOf(shifts, kinds);
        int[] weekends = [.. Enumerable.Range(0, days).Select(WeekendOf)];
        RosterSpace[] spaces = [.. staff.Select((row, person) => Space(row, person))];
        return new(name, new(demands, spaces), [.. staff.Select(row => row[0])], [RosteringInstance.Rest, .. shifts.Select(shift => shift.Id)]);

        int DemandAt(int day, int kind) => day * shifts.Length + kind - 1;

        ILookup<(int Person, int Day), (int Kind, int Weight)> Requests(string section) =>
            sections[section].ToLookup(row => (people[row[0]], Number(row[1])), row => (kinds[row[2]], Number(row[3])));

        int CostOf(int person, int day, int kind) =>
            on[(person, day)].Where(request => request.Kind != kind).Sum(request => request.Weight) + off[(person, day)].Where(request => request.Kind == kind).Sum(request => request.Weight);

        RosterSpace Space(string[] row, int person)
        {
            var caps = Listed(row[1]).Select(cap => cap.Split('=')).ToDictionary(cap => kinds[cap[0]], cap => Number(cap[1]));
            int[] allowed = [.. caps.Where(cap => cap.Value > 0).Select(cap => cap.Key).Order()];
            return new([.. Enumerable.Range(0, days).Select(ChoicesOn)], [.. RulesOf(row, caps)], LeastLength: Number(row[3]), MostLength: Number(row[2]));

            Choice[] ChoicesOn(int day) =>
                [.. ((int[])[0, .. isOff[person, day] ? [] : allowed]).Select(kind => At(day, kind, CostOf(person, day, kind)))];
        }

        // Most people's choices are the same.
        Choice At(int day, int kind, int cost)
        {
            if (!choices.TryGetValue((day, kind, cost), out var choice))
                choices.Add((day, kind, cost), choice = kind == 0 ? new(0, 0, cost, []) : new(kind, shifts[kind - 1].Minutes, cost, [DemandAt(day, kind)]));

            return choice;
        }

        IEnumerable<RosterRule> RulesOf(string[] row, Dictionary<int, int> caps)
        {
            bool[] isWork = [false, .. shifts.Select(_ => true)];
            if (succession is not null) yield return succession;
            yield return new RunLength(isWork, least: Number(row[5]), most: Number(row[4]));
            if (Number(row[6]) is > 1 and var leastOff) yield return new RunLength([.. isWork.Select(work => !work)], leastOff, int.MaxValue);
            if (Number(row[7]) is var most && most <= weekends.Max()) yield return new WeekendsWorked(weekends, most);

            foreach (var (kind, cap) in caps)
                if (cap > 0 && cap < days)
                    yield return new AtMost([.. isWork.Select((_, other) => other == kind)], cap);
        }
    }

    static Succession? SuccessionOf(Shift[] shifts, Dictionary<string, int> kinds)
    {
        var forbidden = new bool[shifts.Length + 1, shifts.Length + 1];
        foreach (var shift in shifts)
            foreach (var next in shift.CannotBeFollowedBy)
                forbidden[kinds[shift.Id], kinds[next]] = true;

        return shifts.Any(shift => shift.CannotBeFollowedBy.Length > 0) ? new(forbidden) : null;
    }

    /// <remarks>All instances start on a Monday.</remarks>
    static int WeekendOf(int day) => day % Weekdays >= Saturday ? day / Weekdays : -1;

    static Dictionary<string, List<string[]>> Sections(IReadOnlyList<string> lines) => SectionedText.Read(
        lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'),
        line => line.StartsWith("SECTION_", StringComparison.Ordinal) ? line : null);

    static string[] Listed(string field) => field.Split('|', StringSplitOptions.RemoveEmptyEntries);

    static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);
}
