using System.Globalization;

namespace MutualAid.RosteringInstances;

/// <summary>Says what a roster for an instance of Curtois and Qu (2014) breaks and costs. It reads both files itself and shares no code with the reader or the optimiser, so that none can hide another's mistake.</summary>
public static class CurtoisQuChecker
{
    const string Rest = "-";

    public static Verdict Check(IReadOnlyList<string> instance, IReadOnlyList<string> roster)
    {
        var horizon = int.Parse(Rows(instance, "SECTION_HORIZON").Single()[0], CultureInfo.InvariantCulture);
        var shifts = Rows(instance, "SECTION_SHIFTS").ToDictionary(row => row[0]);
        List<string> violations = [];

        Dictionary<string, string[]> worked = [];
        foreach (var line in roster.Where(line => line.Length > 0))
        {
            var fields = line.Split(',');
            if (!worked.TryAdd(fields[0], fields[1..])) violations.Add($"{fields[0]} has two rosters.");
            if (fields.Length - 1 != horizon) throw new FormatException($"{fields[0]} has {fields.Length - 1} days, not {horizon}.");
            if (fields[1..].FirstOrDefault(field => field != Rest && !shifts.ContainsKey(field)) is { } unknown) throw new FormatException($"{fields[0]} works '{unknown}', which is no shift.");
        }

        foreach (var row in Rows(instance, "SECTION_STAFF"))
            if (!worked.TryGetValue(row[0], out var days)) violations.Add($"{row[0]} has no roster.");
            else violations.AddRange(BrokenBy(days, row, shifts).Select(text => $"{row[0]} {text}."));

        foreach (var row in Rows(instance, "SECTION_DAYS_OFF"))
            foreach (var day in row.Skip(1).Where(day => day != "").Select(Whole))
                if (worked.TryGetValue(row[0], out var days) && days[day] != Rest) violations.Add($"{row[0]} works on day {day}, a day off.");

        long cost = 0;
        foreach (var row in Rows(instance, "SECTION_SHIFT_ON_REQUESTS"))
            if (worked.TryGetValue(row[0], out var days) && days[Whole(row[1])] != row[2]) cost += Whole(row[3]);

        foreach (var row in Rows(instance, "SECTION_SHIFT_OFF_REQUESTS"))
            if (worked.TryGetValue(row[0], out var days) && days[Whole(row[1])] == row[2]) cost += Whole(row[3]);

        foreach (var row in Rows(instance, "SECTION_COVER"))
        {
            var over = worked.Values.Count(days => days[Whole(row[0])] == row[1]) - Whole(row[2]);
            cost += over < 0 ? -over * (long)Whole(row[3]) : over * (long)Whole(row[4]);
        }

        return new(violations, cost);
    }

    static IEnumerable<string> BrokenBy(string[] days, string[] row, Dictionary<string, string[]> shifts)
    {
        foreach (var cap in row[1].Split('|').Select(pair => pair.Split('=')))
            if (days.Count(day => day == cap[0]) is var times && times > Whole(cap[1])) yield return $"works {cap[0]} {times} times, at most {cap[1]}";

        var minutes = days.Where(day => day != Rest).Sum(day => Whole(shifts[day][1]));
        if (minutes > Whole(row[2])) yield return $"works {minutes} minutes, at most {row[2]}";
        if (minutes < Whole(row[3])) yield return $"works {minutes} minutes, at least {row[3]}";

        for (var day = 1; day < days.Length; day++)
            if (days[day - 1] != Rest && shifts[days[day - 1]][2].Split('|').Contains(days[day])) yield return $"works {days[day]} on day {day}, right after {days[day - 1]}";

        // A run that touches the first or the last day may be part of a longer one, so it is never too short.
        for (int begin = 0, end; begin < days.Length; begin = end)
        {
            var isWork = days[begin] != Rest;
            for (end = begin; end < days.Length && days[end] != Rest == isWork; end++) { }
            var (length, isWhole) = (end - begin, begin > 0 && end < days.Length);
            if (isWork && length > Whole(row[4])) yield return $"works {length} days in a row from day {begin}, at most {row[4]}";
            if (isWork && isWhole && length < Whole(row[5])) yield return $"works {length} days in a row from day {begin}, at least {row[5]}";
            if (!isWork && isWhole && length < Whole(row[6])) yield return $"rests {length} days in a row from day {begin}, at least {row[6]}";
        }

        var weekends = 0;
        for (var saturday = 5; saturday < days.Length; saturday += 7)
            if (days[saturday] != Rest || (saturday + 1 < days.Length && days[saturday + 1] != Rest)) weekends++;

        if (weekends > Whole(row[7])) yield return $"works {weekends} weekends, at most {row[7]}";
    }

    static IEnumerable<string[]> Rows(IReadOnlyList<string> lines, string section) => lines
        .Select(line => line.Trim())
        .SkipWhile(line => line != section)
        .Skip(1)
        .TakeWhile(line => !line.StartsWith("SECTION_", StringComparison.Ordinal))
        .Where(line => line != "" && !line.StartsWith('#'))
        .Select(line => line.Split(','));

    static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
