using MutualAid.Rules.Tests.Support;
using NodaTime;

namespace MutualAid.Rules.Tests.Oracle;

/// <summary>A time in which one book and one decided mode hold, found from the decisions and not from <see cref="HourTerms"/>.</summary>
sealed record SlowPeriod(int From, int To, Rulebook Book, Mode Mode, int DecidedFrom, int AssignedFrom, int AssignedTo)
{
    public int DailyRest { get; } = Book.Rules.Where(rule => rule.Kind == RuleKind.DailyRest).Max(rule => rule.Limit);

    public int FullWeek { get; } = Book.Rules.Where(rule => rule.Kind == RuleKind.OrdinaryWeek).Min(rule => rule.Limit);

    /// <summary>Minutes after midnight at which the employer's day begins.</summary>
    public int? DayBreak { get; } = Book.DayBreak is { } at ? at.Hour * WallClock.Hour + at.Minute : null;

    public bool Holds(int minute) => From <= minute && minute < To;

    public Severity SeverityOf(HourRule rule) =>
        Mode == Mode.CrisisAgreement ? rule.CrisisAgreement : Mode == Mode.Emergency ? rule.Emergency : rule.Ordinary;

    /// <summary>The employer's day, or the calendar's, that begins on a date.</summary>
    public (int From, int To) DayFrom(int day) => (WallClock.At(day, DayBreak ?? 0), WallClock.At(day + 1, DayBreak ?? 0));

    public static SlowPeriod[] Of(Scenario scenario)
    {
        int[] cuts =
        [
            int.MinValue,
            .. scenario.Books.Select(book => SlowDuty.Minute(book.From))
                .Concat(scenario.Modes.SelectMany(mode => (int[])[SlowDuty.Minute(mode.When.Start), SlowDuty.Minute(mode.When.End)])).Distinct().Order(),
            int.MaxValue,
        ];

        return [.. cuts.SkipLast(1).Select((from, index) => At(scenario, from, cuts[index + 1]))];
    }

    static SlowPeriod At(Scenario scenario, int from, int to)
    {
        var book = scenario.First;
        foreach (var (since, next) in scenario.Books)
            if (SlowDuty.Minute(since) <= from)
                book = next;

        var (mode, decidedFrom, decidedTo) = (Mode.Ordinary, int.MinValue, int.MaxValue);
        foreach (var (when, decided) in scenario.Modes)
        {
            var (begins, ends) = (SlowDuty.Minute(when.Start), SlowDuty.Minute(when.End));
            if (begins <= from && from < ends && (decided > mode || (decided == mode && begins > decidedFrom)))
                (mode, decidedFrom, decidedTo) = (decided, begins, ends);
        }

        // As far to each side as the mode goes on being decided.
        var (assignedFrom, assignedTo) = (decidedFrom, decidedTo);
        if (mode != Mode.Ordinary)
        {
            while (IsDecided(assignedFrom - 1)) assignedFrom--;
            while (IsDecided(assignedTo)) assignedTo++;
        }

        return new(from, to, book, mode, decidedFrom, assignedFrom, assignedTo);

        bool IsDecided(int minute) => scenario.Modes.Any(each => each.Mode == mode && SlowDuty.Minute(each.When.Start) <= minute && minute < SlowDuty.Minute(each.When.End));
    }
}
