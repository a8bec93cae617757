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
                Assert.Empty(PastCeiling([.. taken, duty]).Except(PastCeiling([.. taken])));
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
        book.Allows(asked);
        var before = GC.GetAllocatedBytesForCurrentThread();
        book.Allows(asked);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    static DutyBook NewBook() => new(HourTerms.Standard, (_, _) => Road, Ceiling);

    static BookedDuty Booked(Duty duty) => BookedDuty.Of(duty, Stockholm);

    static bool IsLawful(Duty[] duties) => Breaches(duties).Count == 0 && !PastCeiling(duties).Any();

    static IReadOnlyList<Breach> Breaches(Duty[] duties) => HourRules.Check(duties, HourTerms.Standard, Stockholm, (_, _) => Road);

    static IEnumerable<OverCeiling> PastCeiling(Duty[] duties) => TotalHours.PastCeiling(duties, Ceiling);
}
