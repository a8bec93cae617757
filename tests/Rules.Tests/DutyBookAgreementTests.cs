using FsCheck;
using MutualAid.Rules.Tests.Support;
using NodaTime;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

/// <summary>The book answers as the full rules do: under rules and modes that change, with a fixed day, contracts, every kind of work, and a history of breaks, absence and stand-by.</summary>
public sealed class DutyBookAgreementTests
{
    static readonly Duration Ceiling = Hours(30);

    [Fact]
    public void In_a_lawful_book_of_days_it_answers_as_the_full_rules_do() => Agrees(6000, RandomDuties.DaysOfAllKinds);

    [Fact]
    public void In_a_lawful_book_of_weeks_it_answers_as_the_full_rules_do() => Agrees(1500, RandomDuties.WeeksOfAllKinds);

    [Fact]
    public void In_a_lawful_book_of_a_year_it_answers_as_the_full_rules_do() => Agrees(25, RandomDuties.YearsOfAllKinds);

    [Fact]
    public void In_a_book_of_days_that_breaks_rules_its_yes_breaks_no_more() => BreaksNoMore(5000, RandomDuties.DaysOfAllKinds);

    [Fact]
    public void In_a_book_of_weeks_that_breaks_rules_its_yes_breaks_no_more() => BreaksNoMore(3000, RandomDuties.WeeksOfAllKinds);

    [Fact]
    public void In_a_book_of_a_year_that_breaks_rules_its_yes_breaks_no_more() => BreaksNoMore(40, RandomDuties.YearsOfAllKinds);

    static void Agrees(int cases, Gen<Duty[]> duties)
    {
        var (yes, no) = (0, 0);

        RandomDuties.Check(cases, RandomTerms.Around(duties), scenario =>
        {
            List<Duty> taken = [];
            foreach (var duty in scenario.Duties.Where(IsHistory))
                if (IsLawful(scenario, [.. taken, duty]))
                    taken.Add(duty);

            var book = BookOf(scenario, taken);
            List<Duty> added = [];

            foreach (var duty in Shuffled(scenario))
            {
                var isLawful = IsLawful(scenario, [.. taken, duty]);
                Assert.Equal((duty, isLawful), (duty, book.Allows(Booked(duty))));
                _ = isLawful ? yes++ : no++;
                if (!isLawful)
                    continue;

                book.Add(Booked(duty));
                taken.Add(duty);
                added.Add(duty);
            }

            foreach (var duty in added)
                Assert.Equal((duty, IsLawful(scenario, [.. taken.Where(other => other != duty)])), (duty, book.AllowsRemoving(Booked(duty))));
        });

        Assert.True(yes > cases / 2 && no > cases / 4, $"Both answers are tried: {yes} yes, {no} no.");
    }

    static void BreaksNoMore(int cases, Gen<Duty[]> duties)
    {
        var yes = 0;

        RandomDuties.Check(cases, RandomTerms.Around(duties), scenario =>
        {
            var asked = Shuffled(scenario).Where((_, index) => index % 3 != 0).Take(6).ToArray();
            List<Duty> taken = [.. scenario.Duties.Where(duty => !asked.Any(other => other.Interval == duty.Interval))];
            var book = BookOf(scenario, taken);

            foreach (var duty in asked.Where(duty => book.Allows(Booked(duty))))
            {
                Assert.Empty(HourRules.New(Breaches(scenario, [.. taken, duty]), Breaches(scenario, taken)));
                Assert.Empty(TotalHours.NewlyPastCeiling([.. taken, duty], taken, Ceiling));
                book.Add(Booked(duty));
                taken.Add(duty);
                yes++;
            }
        });

        Assert.True(yes > cases / 4, $"{yes} were allowed.");
    }

    /// <summary>What only the past holds: a plan has no breaks, and nobody plans an absence on a shift.</summary>
    static bool IsHistory(Duty duty) => duty.Breaks is not null || !duty.IsWork;

    /// <summary>The rest as a plan has it, in an order that puts duties between others and not only after them.</summary>
    static IEnumerable<Duty> Shuffled(Scenario scenario) =>
        scenario.Duties.Where(duty => !IsHistory(duty)).OrderBy(duty => (long)duty.Length.TotalMinutes * 7919 % 101).ThenBy(duty => duty.Start);

    static DutyBook BookOf(Scenario scenario, IEnumerable<Duty> settled)
    {
        DutyBook book = new(scenario.Terms, Road, Ceiling);
        book.Settle(settled, Stockholm);
        return book;
    }

    static BookedDuty Booked(Duty duty) => BookedDuty.Of(duty, Stockholm);

    static bool IsLawful(Scenario scenario, IReadOnlyList<Duty> duties) => Breaches(scenario, duties).Count == 0 && TotalHours.PastCeiling(duties, Ceiling).Count == 0;

    static IReadOnlyList<Breach> Breaches(Scenario scenario, IEnumerable<Duty> duties) => HourRules.Check(duties, scenario.Terms, Stockholm, Road);

    static Duration Road(string from, string to) => Hours(1, 30);
}
