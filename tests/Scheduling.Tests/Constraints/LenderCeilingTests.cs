namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class LenderCeilingTests
{
    static readonly Person ThirtyHours = APerson(1) with { CeilingMinutesPerWeek = 24 * 60, BusyDuties = [HomeWork("2026-02-06 08:00", 8)] };

    [Fact]
    public void Home_work_does_not_count_against_it() =>
        Assert.Empty(Find<LenderCeiling>(ThirtyHours, AShift(1, "2026-02-02 08:00", 12), AShift(2, "2026-02-04 08:00", 12)));

    [Fact]
    public void Aid_in_other_incidents_counts()
    {
        var person = ThirtyHours with { BusyDuties = [new(At("2026-02-06 08:00"), At("2026-02-06 09:00"))] };
        var match = Assert.Single(Find<LenderCeiling>(person, AShift(1, "2026-02-02 08:00", 12), AShift(2, "2026-02-04 08:00", 12)));

        Assert.Equal(60, match.Cost.UnlawfulMinutes);
        Assert.Equal(Hours(25), Assert.IsType<Fact.PastCeiling>(match.Fact).Had);
    }

    [Fact]
    public void A_further_week_past_it_counts_also_where_it_hangs_together_with_a_fuller_one_that_was_settled_before()
    {
        var person = ThirtyHours with { BusyDuties = [new(At("2026-02-02 08:00"), At("2026-02-03 00:00")), new(At("2026-02-04 08:00"), At("2026-02-05 00:00"))] };
        var match = Assert.Single(Find<LenderCeiling>(person, AShift(1, "2026-02-10 08:00", 10)));

        Assert.Equal((Hours(26), 120), (Assert.IsType<Fact.PastCeiling>(match.Fact).Had, match.Cost.UnlawfulMinutes));
    }
}
