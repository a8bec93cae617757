using NodaTime;

namespace MutualAid.Rules;

/// <summary>A time during which one rulebook and one mode hold for a person.</summary>
/// <param name="InForce">The end is not included. A breach is judged by the period in which it comes about.</param>
/// <param name="Decision">How long the mode was decided for: longer than <paramref name="InForce"/> when the rulebook changes meanwhile. All of time in the ordinary mode.</param>
/// <param name="Assignment">The decision with those of the same mode that it extends and that extend it: each begins before, or when, the one before it ends.</param>
public sealed record TermsPeriod(Interval InForce, Rulebook Book, Mode Mode, Interval Decision, Interval Assignment);

/// <summary>Which rules hold for a person when: the presets of the employer, each in its time, and the modes that were decided.</summary>
/// <param name="Periods">In order, without gaps, from the beginning of time to its end.</param>
public sealed record HourTerms(IReadOnlyList<TermsPeriod> Periods)
{
    static readonly Interval Always = new(null, null);

    public static readonly HourTerms Standard = Of(Rulebook.Standard);

    /// <summary>What a full week is for this person by contract; less than <see cref="Rulebook.FullWeek"/> for part-timers, null for a full one.</summary>
    public Duration? ContractedWeek { get; init; }

    public static HourTerms Of(Rulebook book, Mode mode = Mode.Ordinary) => new([new(Always, book, mode, Always, Always)]);

    /// <param name="first">In force before any of the others.</param>
    /// <param name="books">Rulebooks and since when; of two from the same instant, the later in the list.</param>
    /// <param name="modes">Decided modes; where two meet, the crisis agreement goes before emergency overtime, and a later start before an earlier.</param>
    public static HourTerms Of(Rulebook first, IEnumerable<(Instant From, Rulebook Book)> books, IEnumerable<(Interval When, Mode Mode)> modes)
    {
        (Instant From, Rulebook Book)[] since = [.. books.OrderBy(book => book.From)];
        (Interval When, Mode Mode)[] decided = [.. modes.Where(mode => mode.When.Duration > Duration.Zero).OrderByDescending(mode => mode.Mode).ThenByDescending(mode => mode.When.Start)];
        if (since.Length == 0 && decided.Length == 0)
            return first == Rulebook.Standard ? Standard : Of(first);

        Instant?[] cuts = [.. since.Select(book => book.From).Concat(decided.SelectMany(mode => (Instant[])[mode.When.Start, mode.When.End])).Distinct().Order().Select(cut => (Instant?)cut)];
        List<TermsPeriod> periods = [];

        for (var i = 0; i <= cuts.Length; i++)
        {
            var inForce = new Interval(i == 0 ? null : cuts[i - 1], i == cuts.Length ? null : cuts[i]);
            var book = inForce.HasStart ? since.LastOrDefault(book => book.From <= inForce.Start).Book ?? first : first;
            var mode = inForce.HasStart ? decided.FirstOrDefault(mode => mode.When.Contains(inForce.Start)) : default;
            periods.Add(mode.Mode == Mode.Ordinary ? new(inForce, book, mode.Mode, Always, Always) : new(inForce, book, mode.Mode, mode.When, Extended(mode, decided)));
        }

        return new(periods);
    }

    static Interval Extended((Interval When, Mode Mode) decision, (Interval When, Mode Mode)[] decided)
    {
        var whole = decision.When;

        while (decided.FirstOrDefault(other => other.Mode == decision.Mode && Touches(other.When) && !IsWithin(other.When)) is { Mode: not Mode.Ordinary } other)
            whole = new(Instant.Min(whole.Start, other.When.Start), Instant.Max(whole.End, other.When.End));

        return whole;

        bool Touches(Interval when) => when.Start <= whole.End && whole.Start <= when.End;
        bool IsWithin(Interval when) => whole.Start <= when.Start && when.End <= whole.End;
    }

    public TermsPeriod At(Instant instant)
    {
        foreach (var period in Periods)
            if (period.InForce.Contains(instant))
                return period;

        throw new InvalidOperationException("The periods have a gap.");
    }

    /// <summary>The same, with the rules of every period changed.</summary>
    public HourTerms With(Func<Rulebook, Rulebook> change) => this with { Periods = [.. Periods.Select(period => period with { Book = change(period.Book) })] };
}
