using MutualAid.Rules.Tests.Support;
using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class DutyBookTests
{
    static readonly Duration Road = Hours(1, 30);
    static readonly Duration Ceiling = Hours(30);

    [Fact]
    public void Its_answers_are_those_of_the_full_rules()
    {
        var (yes, no) = (0, 0);

        RandomDuties.Check(4000, RandomDuties.Weeks, duties =>
        {
            var book = NewBook();
            List<Duty> taken = [];

            // A shuffled order, so that duties are put between others and not only after them.
            foreach (var duty in duties.OrderBy(duty => (long)duty.Length.TotalMinutes * 7919 % 101).ThenBy(duty => duty.Start))
            {
                var isLawful = IsLawful([.. taken, duty]);
                Assert.Equal(isLawful, book.Allows(Booked(duty)));

                if (isLawful)
                {
                    book.Add(Booked(duty));
                    taken.Add(duty);
                    yes++;
                }
                else
                    no++;
            }

            foreach (var duty in taken)
                Assert.Equal(IsLawful([.. taken.Where(other => other != duty)]), book.AllowsRemoving(Booked(duty)));
        });

        Assert.True(yes > 5_000 && no > 5_000, $"Both answers are tried: {yes} yes, {no} no.");
    }

    [Fact]
    public void In_a_book_that_breaks_rules_already_it_lets_nothing_more_be_broken()
    {
        var yes = 0;

        RandomDuties.Check(3000, RandomDuties.Weeks, duties =>
        {
            var candidates = duties.Where((_, index) => index % 3 == 2).ToArray();
            List<Duty> taken = [.. duties.Except(candidates)];
            var book = NewBook();
            book.Settle(taken, Stockholm);

            foreach (var duty in candidates.Where(duty => book.Allows(Booked(duty))))
            {
                Assert.Empty(HourRules.New(Breaches([.. taken, duty]), Breaches([.. taken])));
                Assert.Empty(TotalHours.NewlyPastCeiling([.. taken, duty], taken, Ceiling));
                book.Add(Booked(duty));
                taken.Add(duty);
                yes++;
            }
        });

        Assert.True(yes > 1_000, $"{yes} were allowed.");
    }

    [Fact]
    public void What_is_removed_is_forgotten()
    {
        var book = NewBook();
        var duty = Booked(From("2026-02-02 08:00", "16:00"));
        book.Add(duty);
        Assert.False(book.Allows(duty));

        book.Remove(duty);

        Assert.True(book.Allows(duty));
        Assert.Equal(0, book.Count);
    }

    [Fact]
    public void What_was_never_there_cannot_be_removed() =>
        Assert.Throws<ArgumentException>(() => NewBook().Remove(Booked(From("2026-02-02 08:00", "16:00"))));

    [Fact]
    public void The_middle_of_a_stretch_stays_because_the_hole_would_be_too_short_a_rest()
    {
        var book = NewBook();
        Duty[] day = [From("2026-02-02 08:00", "12:00"), From("2026-02-02 12:00", "16:00"), From("2026-02-02 16:00", "20:00")];
        foreach (var duty in day)
            book.Add(Booked(duty));

        Assert.Equal([true, false, true], day.Select(duty => book.AllowsRemoving(Booked(duty))));
    }

    [Fact]
    public void Answering_allocates_nothing()
    {
        var book = NewBook();
        for (var day = 2; day < 28; day += 3)
            book.Add(Booked(Lasting($"2026-02-{day:00} 08:00", 12)));

        var asked = Booked(Lasting("2026-02-15 20:00", 8));
        Assert.Equal(0, Allocated(() => book.Allows(asked)));
    }

    [Fact]
    public void Answering_about_a_year_under_changing_rules_allocates_nothing()
    {
        // Work every third day, a day of the employer's that is fixed, an assignment, and a number that becomes stricter.
        var books = Rulebook.Standard.WithDayBreak(new(6, 0));
        var terms = HourTerms.Of(
            books,
            [(At("2026-07-01 00:00"), books.Tightened(new Dictionary<string, int> { [Presets.SevenDays] = 40 * 60 }))],
            [(new(At("2026-10-01 06:00"), At("2026-11-01 06:00")), Mode.CrisisAgreement)]) with { ContractedWeek = Hours(30) };
        DutyBook book = new(terms, (_, _) => Road, Ceiling);
        book.Settle(Enumerable.Range(0, 120).Select(third => new Duty(At("2026-01-01 08:00") + Hours(72 * third), At("2026-01-01 18:00") + Hours(72 * third), Employer.Home)), Stockholm);

        BookedDuty[] asked = [.. Enumerable.Range(0, 360).Select(day => BookedDuty.Of(new(At("2026-01-01 19:00") + Hours(24 * day), At("2026-01-02 01:00") + Hours(24 * day)), Stockholm))];
        var yes = asked.Count(duty => book.Allows(duty));

        Assert.Equal(0, Allocated(() =>
        {
            foreach (var duty in asked)
                book.Allows(duty);
        }));
        Assert.InRange(yes, 50, 350);
    }

    [Fact]
    public void A_stretch_that_asks_for_a_long_rest_has_it_when_it_comes_to_lie_before_other_work()
    {
        // After more than ten hours as long a rest as the work: a municipality's own number.
        var terms = HourTerms.Of(Rulebook.Standard.Tightened(new Dictionary<string, int> { [Presets.RestAfterLongShift] = 600 }));
        DutyBook book = new(terms, (_, _) => Road, Ceiling);
        book.Add(Booked(From("2026-02-03 08:00", "12:00")));

        Assert.True(book.Allows(Booked(From("2026-02-02 08:00", "20:00"))));
        Assert.False(book.Allows(Booked(From("2026-02-02 08:01", "20:02"))));
    }

    [Fact]
    public void What_a_later_rule_allows_does_not_undo_what_an_earlier_forbids()
    {
        // Under the crisis agreement from the eighth on, 48 hours in seven days are a warning; before, they are not passed.
        var terms = HourTerms.Of(Rulebook.Standard, [], [(new(At("2026-02-08 00:00"), At("2026-03-01 00:00")), Mode.CrisisAgreement)]);
        DutyBook book = new(terms, (_, _) => Road, Hours(168));
        for (var day = 2; day < 6; day++)
            book.Add(Booked(Lasting($"2026-02-0{day} 08:00", 12)));

        book.Add(Booked(Lasting("2026-02-08 08:00", 8)));

        Assert.False(book.Allows(Booked(Lasting("2026-02-06 08:00", 0, 1))));
    }

    /// <summary>Bytes that asking allocates, in the least of five goes: the runtime now and then allocates on the thread too, but not every time.</summary>
    static long Allocated(Action ask) => Enumerable.Range(0, 5).Min(_ =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        ask();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    static DutyBook NewBook() => new(HourTerms.Standard, (_, _) => Road, Ceiling);

    static BookedDuty Booked(Duty duty) => BookedDuty.Of(duty, Stockholm);

    static bool IsLawful(Duty[] duties) => Breaches(duties).Count == 0 && !PastCeiling(duties).Any();

    static IReadOnlyList<Breach> Breaches(Duty[] duties) => HourRules.Check(duties, HourTerms.Standard, Stockholm, (_, _) => Road);

    static IEnumerable<OverCeiling> PastCeiling(Duty[] duties) => TotalHours.PastCeiling(duties, Ceiling);
}
