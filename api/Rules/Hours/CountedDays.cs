using NodaTime;

namespace MutualAid.Rules;

/// <summary>Time of one sort, summed by the days on which the duties start: what the caps on overtime, jour and extra time share.</summary>
static class CountedDays
{
    /// <param name="amounts">How much of each duty of <see cref="DutySet.Work"/> counts.</param>
    public static IEnumerable<Breach> Breaches(RuleContext asked, Duration[] amounts)
    {
        var over = Windows(asked, amounts).Where(window => window.Sum.Had > asked.Rule.LimitTime && asked.Judges(window.At)).ToArray();

        foreach (var chain in HourWindows.Chains(over.Select(window => window.Sum)))
        {
            var fullest = HourWindows.Fullest(chain);
            var (from, to) = (chain[0].Window.Start, chain[^1].Window.End);
            yield return new Breach.TooMuch(
                asked, over.First(window => window.Sum == fullest).At, fullest.Window, fullest.Had, asked.Rule.LimitTime,
                new(asked.Duties.Work.Where((duty, index) => amounts[index] > Duration.Zero && from <= duty.Start && duty.Start < to)));
        }
    }

    /// <summary>The window of the rule that holds a day, or of several rolling ones the fullest.</summary>
    public static HourWindow Around(RuleContext asked, Duration[] amounts, int day)
    {
        var zone = asked.Duties.Zone;
        if (asked.Rule.Window != WindowKind.Rolling)
        {
            var (from, to) = Calendar(day, asked.Rule.Window);
            return new(new(LocalDays.Start(from, zone), LocalDays.Start(to, zone)), Sum(asked.Duties.Days, amounts, from, to));
        }

        return HourWindows.Fullest(
            from start in Enumerable.Range(day - asked.Rule.Days + 1, asked.Rule.Days)
            select new HourWindow(new(LocalDays.Start(start, zone), LocalDays.Start(start + asked.Rule.Days, zone)), Sum(asked.Duties.Days, amounts, start, start + asked.Rule.Days)));
    }

    static IEnumerable<(HourWindow Sum, Instant At)> Windows(RuleContext asked, Duration[] amounts)
    {
        var (zone, days, work) = (asked.Duties.Zone, asked.Duties.Days, asked.Duties.Work);
        var done = int.MinValue;

        for (var i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] == Duration.Zero || days[i] < done)
                continue;

            var (from, to) = asked.Rule.Window == WindowKind.Rolling ? (days[i], days[i] + asked.Rule.Days) : Calendar(days[i], asked.Rule.Window);
            done = asked.Rule.Window == WindowKind.Rolling ? days[i] + 1 : to;

            var (had, at) = (Duration.Zero, work[i].Start);
            for (var j = i; j < amounts.Length && days[j] < to; j++)
            {
                if (amounts[j] == Duration.Zero)
                    continue;

                had += amounts[j];
                at = work[j].Start;
            }

            yield return (new(new(LocalDays.Start(from, zone), LocalDays.Start(to, zone)), had), at);
        }
    }

    internal static (int From, int To) Calendar(int day, WindowKind window)
    {
        var date = LocalDays.Date(day);
        var first = window == WindowKind.CalendarMonth ? new LocalDate(date.Year, date.Month, 1) : new LocalDate(date.Year, 1, 1);
        var next = window == WindowKind.CalendarMonth ? first.PlusMonths(1) : first.PlusYears(1);
        return (Number(first), Number(next));

        static int Number(LocalDate date) => Period.DaysBetween(LocalDays.Epoch, date);
    }

    static Duration Sum(IReadOnlyList<int> days, Duration[] amounts, int from, int to)
    {
        var sum = Duration.Zero;
        for (var i = 0; i < amounts.Length; i++)
            if (from <= days[i] && days[i] < to)
                sum += amounts[i];

        return sum;
    }
}
