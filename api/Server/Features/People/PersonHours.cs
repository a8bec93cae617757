using MutualAid.Contracts.People;
using MutualAid.Rules;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Platform;
using NodaTime;

namespace MutualAid.Server.Features.People;

/// <summary>A person's hours as their employer sees them: numbers against limits, and nothing about how tired anybody is.</summary>
static class PersonHours
{
    public const string MustRest = "must-rest", Over = "over", Near = "near", Recovering = "recovering";

    const int OverShare = 95, NearShare = 75;

    static readonly Duration FourWeeks = Duration.FromDays(28);

    public static PersonTotalsDto Of(Guid id, string name, string title, string[] hosts, IReadOnlyCollection<StandingDuty> standing, HourTerms terms, Instant now)
    {
        var duties = new DutySet(standing.Select(each => each.Duty), Stockholm.Zone);
        var margins = Margins.Of(duties, terms, now).ToLookup(margin => margin.Rule.Id);
        var weekCap = terms.At(now).Book[Presets.SevenDays].Limit;
        var week = Minutes(TotalHours.Fullest(duties, now, HourRules.Week).Had);
        var fourWeeks = Minutes(TotalHours.Fullest(duties, now, FourWeeks).Had);
        var overtime = margins[Presets.OvertimeInYear].FirstOrDefault();
        var extra = margins[Presets.PartTimeExtra].FirstOrDefault();
        var (nights, days, out_) = (Row(Presets.NightsInARow), Row(Presets.DaysInARow), Row(Presets.AssignmentLength));
        var owed = Margins.RestOwed(duties, terms, now);
        var today = now.InZone(Stockholm.Zone).Date;
        var recovery = Recovery.After(duties, terms).FirstOrDefault(each => each.Until > today && each.LastAid <= today);

        int[] shares =
        [
            Share(week, weekCap), Share(fourWeeks, 4 * weekCap),
            .. margins.SelectMany(each => each).Where(margin => margin.Rule.Kind is RuleKind.AverageHours or RuleKind.AssignmentHours or RuleKind.Overtime or RuleKind.PartTimeExtraHours or RuleKind.OnCallHours)
                .Select(margin => Share(margin.Had, margin.Allowed)),
        ];
        var share = shares.Max();

        return new(
            id, name, title, State(standing, out_.Had, now), hosts, week, weekCap, fourWeeks, 4 * weekCap, overtime?.Had, overtime?.Allowed, extra?.Had, extra?.Allowed,
            Minutes(owed?.Owed ?? Duration.Zero), owed?.By.ToDateTimeOffset(), nights.Had, nights.Allowed, days.Had, days.Allowed, out_.Had, out_.Allowed,
            recovery?.Until.PlusDays(-1).ToDateOnly(), share,
            [
                .. owed is not null || IsFull(nights) || IsFull(days) || IsFull(out_) ? [MustRest] : Array.Empty<string>(),
                .. share >= OverShare ? [Over] : share >= NearShare ? [Near] : Array.Empty<string>(),
                .. recovery is not null && recovery.First <= today ? [Recovering] : Array.Empty<string>(),
            ]);

        (int Had, int Allowed) Row(string ruleId) => margins[ruleId].FirstOrDefault() is { } margin ? (margin.Had, margin.Allowed) : (0, 0);
    }

    static bool IsFull((int Had, int Allowed) row) => row.Allowed > 0 && row.Had >= row.Allowed;

    /// <summary>Someone who is out comes before someone whose next shift is days away; who only stands on an offer comes last.</summary>
    static string State(IReadOnlyCollection<StandingDuty> standing, int daysOut, Instant now)
    {
        var aid = standing.Where(each => each.Aid is not null).Select(each => each.Duty).ToArray();
        return daysOut > 0 && Array.Exists(aid, duty => duty.End > now) ? "working"
            : Array.Exists(aid, duty => duty.End > now) ? "coming"
            : Array.Exists(aid, duty => duty.End > now - FourWeeks) ? "lately"
            : "offered";
    }

    static int Share(int had, int allowed) => allowed == 0 ? 0 : (int)Math.Floor(100.0 * had / allowed);

    static int Minutes(Duration time) => (int)Math.Ceiling(time.TotalMinutes);
}
