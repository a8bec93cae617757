using FsCheck;
using MutualAid.Rules.Tests.Support;
using NodaTime;

namespace MutualAid.Rules.Tests.Oracle;

/// <summary>Holds every rule against a count of minutes: whether it is broken, how strictly it holds, and the worst number.</summary>
static class Agreement
{
    /// <returns>How often each rule was broken, so that a test can see that all were tried.</returns>
    public static SortedDictionary<string, int> Check(int cases, Gen<Scenario> scenarios)
    {
        SortedDictionary<string, int> broken = [];

        RandomDuties.Check(cases, scenarios, scenario =>
        {
            var slow = SlowRules.Worst(scenario, Road);
            var fast = Worst(HourRules.Check(scenario.Duties, scenario.Terms, Clock.Stockholm, (from, to) => Duration.FromMinutes(Road(from, to)), Severity.Note));

            Assert.Equal(slow, fast);
            foreach (var (rule, _) in slow.Keys)
                broken[rule] = broken.GetValueOrDefault(rule) + 1;
        });

        return broken;
    }

    static int Road(string from, string to) => from == "Luleå" ? 90 : 75;

    static SortedDictionary<(string, Severity), int> Worst(IEnumerable<Breach> breaches)
    {
        SortedDictionary<(string, Severity), int> worst = [];
        foreach (var rule in breaches.GroupBy(breach => (breach.RuleId, breach.Severity)))
        {
            var numbers = rule.Select(NumberOf);
            worst[rule.Key] = SlowRules.IsLeastWorst(rule.First().Rule.Kind) ? numbers.Min() : numbers.Max();
        }

        return worst;
    }

    static int NumberOf(Breach breach) => breach switch
    {
        Breach.DoubleBooked shared => Minutes(shared.Excess),
        Breach.RestTooShort rest => Minutes(rest.Had),
        Breach.DayWithoutRest day => Minutes(day.Had),
        Breach.TooLong stretch => Minutes(stretch.Had),
        Breach.TooMuch window => Minutes(window.Had),
        Breach.WeeklyRestMissing work => Minutes(work.When.Duration),
        Breach.TooMany days => days.Had,
        Breach.TravelTooShort road => Minutes(road.Had),
        Breach.RestStillOwed owed => Minutes(owed.Owed),
        Breach.TooFewNightsOfSleep nights => nights.Had,
        Breach.NightWorked night => Minutes(night.Had),
        _ => throw new InvalidOperationException($"{breach} is new here."),
    };

    static int Minutes(Duration duration) => checked((int)duration.TotalMinutes);
}
