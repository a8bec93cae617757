using NodaTime;

namespace MutualAid.Rules;

/// <summary>The rules in force for someone: each id once.</summary>
/// <param name="dayBreak">
/// When the employer's day of 24 hours begins (dygnsbryt, AB § 13), by the clock on the wall. Null when none is fixed: then
/// every rest between two shifts must be a whole daily rest, which is stricter and holds wherever the day begins.
/// </param>
public sealed class Rulebook(IReadOnlyList<HourRule> rules, LocalTime? dayBreak = null)
{
    /// <summary>Law, agreement and guidance as <see cref="Presets"/> has them.</summary>
    public static readonly Rulebook Standard = new(Presets.All);

    readonly Dictionary<string, HourRule> byId = rules.ToDictionary(rule => rule.Id);

    public IReadOnlyList<HourRule> Rules => rules;

    public LocalTime? DayBreak => dayBreak;

    public HourRule this[string id] => byId[id];

    public HourRule? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The rule of a kind that stops in a mode; the strictest where there are several.</summary>
    public HourRule? Stopping(RuleKind kind, Mode mode) =>
        Rules.Where(rule => rule.Kind == kind && rule.In(mode) == Severity.Stop).OrderBy(rule => rule.IsLeast ? -rule.Limit : rule.Limit).FirstOrDefault();

    /// <summary>The daily rest that others are counted with.</summary>
    public Duration DailyRest { get; } = rules.Where(rule => rule.Kind == RuleKind.DailyRest).Select(rule => rule.LimitTime).DefaultIfEmpty(Duration.Zero).Max();

    /// <summary>The full week: what is worked beyond it is overtime.</summary>
    public Duration FullWeek { get; } = rules.Where(rule => rule.Kind == RuleKind.OrdinaryWeek).Select(rule => rule.LimitTime).DefaultIfEmpty(HourRules.Week).Min();

    /// <summary>The same rules with numbers of a municipality's own.</summary>
    /// <param name="limits">New limits by rule id, in the unit of the rule.</param>
    /// <exception cref="ArgumentException">A rule is not known, or its number would be looser than the standard, and so perhaps than the floor of directive 2003/88/EC.</exception>
    public Rulebook Tightened(IReadOnlyDictionary<string, int> limits)
    {
        foreach (var (id, limit) in limits)
            if (Find(id)?.IsTighterOrEqual(limit) != true || limit < 0)
                throw new ArgumentException($"{id} cannot be {limit}.", nameof(limits));

        return new([.. rules.Select(rule => limits.TryGetValue(rule.Id, out var limit) ? rule with { Limit = limit } : rule)], dayBreak);
    }

    /// <summary>The same rules with overtime and jour capped by the calendar month or by any four weeks. Arbetstidslagen 6 and 8 §§ let the employer choose one.</summary>
    public Rulebook CappedBy(WindowKind window) => new(
        [
            .. rules.Select(rule => rule is { Kind: RuleKind.Overtime or RuleKind.OnCallHours, Window: not WindowKind.CalendarYear }
                ? rule with { Ordinary = rule.Window == window ? Severity.Stop : Severity.Off }
                : rule),
        ],
        dayBreak);

    public Rulebook WithDayBreak(LocalTime? at) => new(rules, at);
}
