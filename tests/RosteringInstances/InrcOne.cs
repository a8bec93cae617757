using System.Globalization;
using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Rosters.Rules;

namespace MutualAid.RosteringInstances;

/// <summary>Reads the text format of the First International Nurse Rostering Competition, 2010 (Haspeslagh et al. 2014).</summary>
/// <remarks>The cover is hard there, see <see cref="OneOff"/>. Rules that no public instance switches on are refused rather than guessed.</remarks>
static class InrcOne
{
    /// <summary>Cost of each person too few or too many: far more than leaving one shift out can save where weights are 1, and not so much more that it drowns them (with 10 000 the bound of sprint01 was still 0 after 30 s, with 100 it is 56).</summary>
    const int OneOff = 100;

    static readonly string[] Headings =
    [
        "SCHEDULING_PERIOD", "SKILLS", "SHIFT_TYPES", "CONTRACTS", "PATTERNS", "EMPLOYEES", "DAY_OF_WEEK_COVER", "DATE_SPECIFIC_COVER",
        "DAY_OFF_REQUESTS", "DAY_ON_REQUESTS", "SHIFT_OFF_REQUESTS", "SHIFT_ON_REQUESTS",
    ];

    sealed record Shift(string Id, bool IsNight, string[] Skills);

    /// <summary>A term of a contract, <c>(on|weight|value)</c>. One that is off weighs nothing.</summary>
    readonly record struct Term(bool IsOn, int Weight, int Value)
    {
        public static Term Of(string text) => text.Trim('(', ')').Split('|') is ["1", var weight, .. var value] ? new(true, Number(weight), value is [var number] ? Number(number) : 0) : default;

        public int Least => Value;
        public int Most => IsOn ? Value : int.MaxValue;
    }

    sealed record Contract(
        Term MostDays, Term LeastDays, Term MostWorkInARow, Term LeastWorkInARow, Term MostRestInARow, Term LeastRestInARow, Term CompleteWeekends, Term IdenticalWeekends,
        Term NoNightBeforeFreeWeekend, Term TwoFreeDaysAfterNights, Term AlternativeSkill, string[] UnwantedPatterns)
    {
        public static Contract Of(string[] row)
        {
            if (row[12] != "SaturdaySunday") throw new NotSupportedException($"Weekends of {row[12]}.");
            if (row[9..12].Any(field => Term.Of(field).IsOn)) throw new NotSupportedException("Limits on working weekends.");

            Term At(int field) => Term.Of(row[field]);
            return new(At(3), At(4), At(5), At(6), At(7), At(8), At(13), At(14), At(15), At(16), At(17), row[19].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    public static RosteringInstance Read(IReadOnlyList<string> lines)
    {
        var sections = Sections(lines);
        var period = sections["SCHEDULING_PERIOD"].Single();
        var first = Date(period[1]);
        var days = Date(period[2]).DayNumber - first.DayNumber + 1;
        DayOfWeek[] weekdays = [.. Enumerable.Range(0, days).Select(day => first.AddDays(day).DayOfWeek)];
        Shift[] shifts = [.. sections["SHIFT_TYPES"].Select(row => new Shift(row[0], IsNight: string.CompareOrdinal(row[3], row[2]) < 0, row[5].Split(' ')))];
        string[][] staff = [.. sections["EMPLOYEES"]];

        int KindOf(string shift) => 1 + Array.FindIndex(shifts, candidate => candidate.Id == shift);
        bool[] Kinds(Func<int, bool> belongs) => [.. Enumerable.Range(0, shifts.Length + 1).Select(belongs)];
        bool[] Days(Func<int, bool> belongs) => [.. Enumerable.Range(0, days).Select(belongs)];
        int DemandAt(int day, int kind) => day * shifts.Length + kind - 1;

        var wanted = new int[days * shifts.Length];
        foreach (var row in sections["DAY_OF_WEEK_COVER"])
            for (var day = 0; day < days; day++)
                if (weekdays[day] == Enum.Parse<DayOfWeek>(row[0])) wanted[DemandAt(day, KindOf(row[1]))] = Number(row[2]);

        foreach (var row in sections["DATE_SPECIFIC_COVER"])
            wanted[DemandAt(DayOf(row[0]), KindOf(row[1]))] = Number(row[2]);

        var costs = new int[staff.Length, days, shifts.Length + 1];
        Request("DAY_OFF_REQUESTS", (row, kind) => kind > 0);
        Request("DAY_ON_REQUESTS", (row, kind) => kind == 0);
        Request("SHIFT_OFF_REQUESTS", (row, kind) => kind == KindOf(row[2]));
        Request("SHIFT_ON_REQUESTS", (row, kind) => kind != KindOf(row[2]));

        var contracts = sections["CONTRACTS"].Select(row => (Id: row[0], Terms: Contract.Of(row))).ToDictionary(row => row.Id, row => (row.Terms, Rules: RulesOf(row.Terms).ToArray()));
        RosterSpace[] spaces = [.. staff.Select((row, person) => Space(person, contracts[row[2]], row[4].Split(' ')))];
        return new(period[0], new([.. wanted.Select(count => new Demand(count, OneOff, OneOff))], spaces), [.. staff.Select(row => row[0])], [RosteringInstance.Rest, .. shifts.Select(shift => shift.Id)]);

        int DayOf(string date) => Date(date).DayNumber - first.DayNumber;

        void Request(string section, Func<string[], int, bool> isAgainst)
        {
            foreach (var row in sections[section])
                foreach (var kind in Enumerable.Range(0, shifts.Length + 1).Where(kind => isAgainst(row, kind)))
                    costs[Array.FindIndex(staff, person => person[0] == row[0]), DayOf(row[1]), kind] += Number(row[^1]);
        }

        RosterSpace Space(int person, (Contract Terms, RosterRule[] Rules) contract, string[] skills)
        {
            int Lacking(int kind) => kind == 0 ? 0 : shifts[kind - 1].Skills.Except(skills).Count();

            Choice At(int day, int kind) => new(kind, Length: 0, costs[person, day, kind] + contract.Terms.AlternativeSkill.Weight * Lacking(kind), kind == 0 ? [] : [DemandAt(day, kind)]);

            return new([.. Enumerable.Range(0, days).Select(day => (Choice[])[.. Enumerable.Range(0, shifts.Length + 1).Select(kind => At(day, kind))])], contract.Rules);
        }

        IEnumerable<RosterRule> RulesOf(Contract terms)
        {
            bool[] work = Kinds(kind => kind > 0), rest = Kinds(kind => kind == 0), night = Kinds(kind => kind > 0 && shifts[kind - 1].IsNight);
            bool[] anyDay = Days(day => true), fridays = Days(day => weekdays[day] == DayOfWeek.Friday), sundays = Days(day => weekdays[day] == DayOfWeek.Sunday);

            yield return new SoftCount(work, terms.LeastDays.Least, terms.MostDays.Most, terms.LeastDays.Weight, terms.MostDays.Weight);
            yield return new SoftRunLength(work, terms.LeastWorkInARow.Least, terms.MostWorkInARow.Most, terms.LeastWorkInARow.Weight, terms.MostWorkInARow.Weight);
            yield return new SoftRunLength(rest, terms.LeastRestInARow.Least, terms.MostRestInARow.Most, terms.LeastRestInARow.Weight, terms.MostRestInARow.Weight);
            if (terms.CompleteWeekends.IsOn) yield return new LikeTheDayBefore(sundays, [.. work.Select(isWork => isWork ? 1 : 0)], terms.CompleteWeekends.Weight);
            if (terms.IdenticalWeekends.IsOn) yield return new LikeTheDayBefore(sundays, [.. work.Select((_, kind) => kind)], terms.IdenticalWeekends.Weight);
            if (terms.NoNightBeforeFreeWeekend.IsOn) yield return new UnwantedPattern([night, rest, rest], fridays, terms.NoNightBeforeFreeWeekend.Weight);
            if (terms.TwoFreeDaysAfterNights.IsOn)
            {
                yield return new UnwantedPattern([night, Kinds(kind => work[kind] && !night[kind])], anyDay, terms.TwoFreeDaysAfterNights.Weight);
                yield return new UnwantedPattern([night, rest, work], anyDay, terms.TwoFreeDaysAfterNights.Weight);
            }

            foreach (var id in terms.UnwantedPatterns)
                yield return PatternOf(sections["PATTERNS"].Single(pattern => pattern[0] == id), work, rest);
        }

        UnwantedPattern PatternOf(string[] row, bool[] work, bool[] rest)
        {
            string[][] entries = [.. row[2].Split(' ')[1..].Select(entry => entry.Trim('(', ')').Split('|'))];
            bool[][] kinds = [.. entries.Select(entry => entry[0] switch { "Any" => work, "None" => rest, var shift => Kinds(kind => kind == KindOf(shift)) })];
            return new(kinds, Days(day => entries.Index().All(entry => FallsOn(entry.Item[1], day + entry.Index))), Number(row[1]));
        }

        bool FallsOn(string weekday, int day) => weekday == "Any" || (day < days && weekdays[day] == Enum.Parse<DayOfWeek>(weekday));
    }

    static Dictionary<string, List<string[]>> Sections(IReadOnlyList<string> lines) => SectionedText.Read(
        lines.Select(line => line.Trim().TrimEnd(';')).Where(line => line.Length > 0 && line[0] != '/'),
        line => line.Split(' ')[0] is var word && Headings.Contains(word) ? word : null);

    static DateOnly Date(string field) => DateOnly.ParseExact(field, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);
}
