using MutualAid.Contracts.Hours;
using MutualAid.Rules;

namespace MutualAid.Server.Features.Hours;

/// <summary>A rule as the page of rules tells it, and how far a municipality may tighten it.</summary>
static class HourRuleView
{
    const int Hour = 60;

    public static HourRuleDto ToDto(HourRule rule, HourRule standard) => new(
        rule.Id, BreachView.Kebab(rule.Kind), rule.Preset, rule.Article, rule.Verified, Unit(rule.Kind), standard.Limit, rule.Limit, rule.Days, Window(rule.Window), rule.IsLeast,
        BreachView.Kebab(rule.Ordinary), BreachView.Kebab(rule.Emergency), BreachView.Kebab(rule.CrisisAgreement), rule.MayBeOverridden, Tightest(standard));

    /// <summary>The strictest limit that still leaves a schedule to be made: a rest must fit into the time that it belongs to, and some work is always allowed.</summary>
    public static int Tightest(HourRule standard) => standard.Kind switch
    {
        _ when !HasNumber(standard.Kind) => standard.Limit,
        RuleKind.DailyRest => 16 * Hour,
        RuleKind.WeeklyRest => 72 * Hour,
        RuleKind.RestAfterAssignment => 7 * 24 * Hour,
        RuleKind.RestAfterNights => 7,
        _ when standard.IsInMinutes => Hour,
        _ => 1,
    };

    static bool HasNumber(RuleKind kind) => kind is not (RuleKind.DoubleBooking or RuleKind.TravelTime or RuleKind.NightRest or RuleKind.CompensatoryRest);

    static string Unit(RuleKind kind) => HasNumber(kind) ? BreachView.UnitOf(kind) : "none";

    static string Window(WindowKind window) => BreachView.Kebab(window);
}
