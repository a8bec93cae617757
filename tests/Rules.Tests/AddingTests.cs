using MutualAid.Rules.Tests.Oracle;
using MutualAid.Rules.Tests.Support;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

/// <summary>More work never makes a breach go away, by the rules of which that is true.</summary>
public sealed class AddingTests
{
    /// <summary>Rules that more work can mend, and how.</summary>
    static readonly SortedDictionary<RuleKind, string> CanBeMended = new()
    {
        [RuleKind.TravelTime] = "A journey, or work at a stop on the way, divides the road.",
        [RuleKind.DailyRest] = "Work that fills the whole gap between two shifts makes one of them, which the longest shift then forbids. With a fixed day it cannot.",
        [RuleKind.RestAfterLongShift] = "Work that fills the gap after a long shift makes it longer, and its rest is the one after.",
        [RuleKind.CompensatoryRest] = "Work that fills a rest that was too short takes its lack away, and so what was owed.",
        [RuleKind.RestAfterNights] = "A night more lies between the nights and the day that came too soon; a day between nights makes a row of them none.",
        [RuleKind.NightWorkerHours] = "Shifts by day make someone no night worker.",
    };

    /// <summary>Never seen in random weeks, though it can be: earlier in a week that holds a new year, work makes overtime of what was extra time after it.</summary>
    const RuleKind Seldom = RuleKind.PartTimeExtraHours;

    [Fact]
    public void A_duty_more_makes_no_breach_go_away_or_smaller_but_of_the_rules_that_it_can_mend()
    {
        var tried = 0;
        SortedSet<RuleKind> mended = [];

        RandomDuties.Check(3000, RandomTerms.Around(RandomDuties.WeeksOfAllKinds), scenario =>
        {
            var index = (int)(scenario.Duties[0].Length.TotalMinutes % scenario.Duties.Length);
            var (before, after) = (Worst(scenario with { Duties = [.. scenario.Duties.Where((_, at) => at != index)] }), Worst(scenario));

            foreach (var (rule, had) in before)
            {
                var kind = Rulebook.Standard[rule.RuleId].Kind;
                if (!after.TryGetValue(rule, out var then) || (SlowRules.IsLeastWorst(kind) ? then > had : then < had))
                    mended.Add(kind);

                tried++;
            }
        });

        Assert.True(tried > 20_000, $"{tried} breaches.");
        Assert.Empty(mended.Except([.. CanBeMended.Keys, Seldom]));
        Assert.Contains(RuleKind.RestAfterNights, mended);
        Assert.Contains(RuleKind.NightWorkerHours, mended);
    }

    [Fact]
    public void Work_that_fills_a_rest_that_was_too_short_mends_it_and_what_it_made_owed()
    {
        Duty[] before = [From("2026-02-02 08:00", "12:00"), From("2026-02-02 13:00", "20:00"), .. Enumerable.Range(3, 8).Select(day => Lasting($"2026-02-{day:00} 09:00", 11))];
        var filled = From("2026-02-02 12:00", "13:00");

        Assert.Single(Only(Presets.DailyRest, before));
        Assert.Single(Only(Presets.CompensatoryRest, before));
        Assert.Empty(Only(Presets.DailyRest, [.. before, filled]));
        Assert.Empty(Only(Presets.CompensatoryRest, [.. before, filled]));
    }

    [Fact]
    public void Work_that_fills_the_rest_after_a_long_shift_moves_the_rest()
    {
        Duty[] before = [Lasting("2026-02-02 06:00", 14), Lasting("2026-02-02 23:00", 2)];

        Assert.Single(Only(Presets.RestAfterLongShift, before));
        Assert.Empty(Only(Presets.RestAfterLongShift, [.. before, Lasting("2026-02-02 20:00", 3)]));
    }

    [Fact]
    public void A_journey_between_two_places_is_the_road_that_was_asked_for()
    {
        Duty[] before = [From("2026-02-02 08:00", "12:00", "Luleå"), From("2026-02-02 16:00", "20:00", "Kalix")];

        Assert.Single(Only(Presets.TravelTime, before, travel: (_, _) => Hours(1, 30)));
        Assert.Empty(Only(Presets.TravelTime, [.. before, From("2026-02-02 12:00", "16:00", kind: DutyKind.Travel)], travel: (_, _) => Hours(1, 30)));
    }

    static SortedDictionary<(string RuleId, Severity), int> Worst(Scenario scenario) =>
        Agreement.Worst(HourRules.Check(scenario.Duties, scenario.Terms, Stockholm, (_, _) => Hours(1, 30), Severity.Note));
}
