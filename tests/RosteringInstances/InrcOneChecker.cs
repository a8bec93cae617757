using System.Globalization;

namespace MutualAid.RosteringInstances;

/// <summary>Says what a roster for an instance of the First International Nurse Rostering Competition breaks (the cover) and costs (all else). It shares no code with the reader or the optimiser.</summary>
/// <remarks>
/// Where the competition's description leaves room it reads as the public evaluators do: a run that touches the first or the last day counts as it stands; a weekend with
/// work on one day breaks "complete weekends" once and "identical shift types" once, one with two different shifts the latter twice; a night followed
/// by other work, or by one free day and then work, lacks its two free days.
/// </remarks>
public static class InrcOneChecker
{
    const string Rest = "-";

    public static Verdict Check(IReadOnlyList<string> instance, IReadOnlyList<string> roster)
    {
        var period = Rows(instance, "SCHEDULING_PERIOD").Single();
        var (first, last) = (Day(period[1]), Day(period[2]));
        var worked = roster.Where(line => line != "").Select(line => line.Split(',')).ToDictionary(fields => fields[0], fields => fields[1..]);
        var shifts = Rows(instance, "SHIFT_TYPES").ToDictionary(row => row[0]);
        var contracts = Rows(instance, "CONTRACTS").ToDictionary(row => row[0]);
        var patterns = Rows(instance, "PATTERNS").ToDictionary(row => row[0]);
        var staff = Rows(instance, "EMPLOYEES").ToArray();
        string[][] byDate = [.. Rows(instance, "DATE_SPECIFIC_COVER")], byWeekday = [.. Rows(instance, "DAY_OF_WEEK_COVER")];

        List<string> violations = [];
        foreach (var (person, days) in worked)
        {
            if (first.AddDays(days.Length - 1) != last) throw new FormatException($"{person} has {days.Length} days.");
            if (days.FirstOrDefault(shift => shift != Rest && !shifts.ContainsKey(shift)) is { } unknown) throw new FormatException($"{person} works '{unknown}', which is no shift.");
            if (staff.All(row => row[0] != person)) violations.Add($"{person} is not among the employees.");
        }

        violations.AddRange(staff.Where(row => !worked.ContainsKey(row[0])).Select(row => $"{row[0]} has no roster."));

        for (var date = first; date <= last; date = date.AddDays(1))
            foreach (var shift in shifts.Keys)
            {
                var covers = byDate.Where(row => Day(row[0]) == date).Concat(byWeekday.Where(row => row[0] == $"{date.DayOfWeek}"));
                var wanted = covers.Where(row => row[1] == shift).Select(row => Whole(row[2])).FirstOrDefault();
                var got = worked.Values.Count(days => days[date.DayNumber - first.DayNumber] == shift);
                if (got != wanted) violations.Add(string.Create(CultureInfo.InvariantCulture, $"{got} work {shift} on {date:yyyy-MM-dd}, {wanted} should."));
            }

        long cost = 0;
        foreach (var row in staff.Where(row => worked.ContainsKey(row[0])))
            cost += ContractCost(worked[row[0]], contracts[row[2]], row[4].Split(' '), shifts, patterns, first);

        foreach (var (section, isAgainst) in new (string, Func<string, string, bool>)[]
        {
            ("DAY_OFF_REQUESTS", (shift, _) => shift != Rest), ("DAY_ON_REQUESTS", (shift, _) => shift == Rest),
            ("SHIFT_OFF_REQUESTS", (shift, named) => shift == named), ("SHIFT_ON_REQUESTS", (shift, named) => shift != named),
        })
            foreach (var row in Rows(instance, section))
                if (worked.TryGetValue(row[0], out var days) && isAgainst(days[Day(row[1]).DayNumber - first.DayNumber], row[2]))
                    cost += Whole(row[^1]);

        return new(violations, cost);
    }

    static long ContractCost(string[] days, string[] contract, string[] skills, Dictionary<string, string[]> shifts, Dictionary<string, string[]> patterns, DateOnly first)
    {
        long cost = 0;
        (int Weight, int Value) Term(int field) => contract[field].Trim('(', ')').Split('|') is var parts && parts[0] == "1" ? (Whole(parts[1]), Whole(parts[^1])) : (0, 0);
        void Over(int field, int count) => cost += Term(field) is var term && count > term.Value ? (count - term.Value) * term.Weight : 0;
        void Under(int field, int count) => cost += Term(field) is var term && count < term.Value ? (term.Value - count) * term.Weight : 0;
        bool Works(int day) => days[day] != Rest;
        DayOfWeek WeekdayOf(int day) => first.AddDays(day).DayOfWeek;
        bool IsNight(int day) => Works(day) && TimeOnly.Parse(shifts[days[day]][2], CultureInfo.InvariantCulture) > TimeOnly.Parse(shifts[days[day]][3], CultureInfo.InvariantCulture);

        Over(3, days.Count(shift => shift != Rest));
        Under(4, days.Count(shift => shift != Rest));

        for (int begin = 0, end; begin < days.Length; begin = end)
        {
            for (end = begin + 1; end < days.Length && Works(end) == Works(begin); end++) { }
            Over(Works(begin) ? 5 : 7, end - begin);
            Under(Works(begin) ? 6 : 8, end - begin);
        }

        for (var day = 0; day < days.Length; day++)
        {
            if (WeekdayOf(day) == DayOfWeek.Saturday && day + 1 < days.Length)
            {
                string[] weekend = [days[day], days[day + 1]];
                if (weekend.Count(shift => shift == Rest) == 1) cost += Term(13).Weight;
                if (weekend[0] != weekend[1]) cost += Term(14).Weight * weekend.Count(shift => shift != Rest);
                if (day > 0 && IsNight(day - 1) && weekend.All(shift => shift == Rest)) cost += Term(15).Weight;
            }

            var isCutShort = day + 1 < days.Length && (Works(day + 1) ? !IsNight(day + 1) : day + 2 < days.Length && Works(day + 2));
            if (IsNight(day) && isCutShort) cost += Term(16).Weight;

            if (Works(day)) cost += Term(17).Weight * shifts[days[day]][5].Split(' ').Count(skill => !skills.Contains(skill));
        }

        foreach (var pattern in contract[19].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => patterns[id]))
        {
            var entries = pattern[2].Split(' ').Skip(1).Select(entry => entry.Trim('(', ')').Split('|')).ToArray();
            for (var day = 0; day + entries.Length <= days.Length; day++)
                if (entries.Index().All(entry => Fits(entry.Item, day + entry.Index))) cost += Whole(pattern[1]);
        }

        return cost;

        bool Fits(string[] entry, int day) =>
            (entry[1] == "Any" || entry[1] == $"{WeekdayOf(day)}") && (entry[0] switch { "Any" => Works(day), "None" => !Works(day), var shift => days[day] == shift });
    }

    static IEnumerable<string[]> Rows(IReadOnlyList<string> lines, string section) => lines
        .Select(line => line.Trim())
        .SkipWhile(line => !(line.StartsWith(section, StringComparison.Ordinal) && line.EndsWith(';')))
        .Skip(1)
        .SkipWhile(line => line.StartsWith('/'))
        .TakeWhile(line => !line.StartsWith('/'))
        .Where(line => line != "")
        .Select(line => line.TrimEnd(';').Split(',', StringSplitOptions.TrimEntries));

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
