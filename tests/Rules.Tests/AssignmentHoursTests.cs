using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class AssignmentHoursTests
{
    static readonly Duty[] FourWeeks = Weeks("2026-02-02 07:00", 4, 4, 12);

    [Fact]
    public void A_hundred_and_ninety_two_hours_in_four_weeks_is_enough() => Assert.Empty(Check(FourWeeks));

    [Fact]
    public void A_minute_more_is_a_breach_that_says_how_much_and_when()
    {
        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Check([.. FourWeeks, Lasting("2026-02-28 07:00", 0, 1)])));

        Assert.Equal((Hours(192, 1), Hours(192), Hours(0, 1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal(new(At("2026-02-02 07:00"), At("2026-03-02 07:00")), breach.When);
        Assert.Equal(17, breach.Duties.Count);
    }

    [Fact]
    public void A_minute_when_the_four_weeks_are_over_is_in_others() => Assert.Empty(Check([.. FourWeeks, Lasting("2026-03-02 07:00", 0, 1)]));

    [Fact]
    public void The_weeks_may_be_uneven() =>
        Assert.Empty(Check([.. Weeks("2026-02-02 07:00", 2, 6, 12), .. Weeks("2026-02-16 07:00", 2, 2, 12)]));

    [Fact]
    public void A_new_assignment_starts_a_new_count()
    {
        var sixty = Weeks("2026-02-02 07:00", 4, 5, 12);

        Assert.Equal(Hours(240), Assert.IsType<Breach.TooMuch>(Assert.Single(Only(Presets.AssignmentHours, sixty, Terms(("2026-02-02 00:00", "2026-03-02 00:00"))))).Had);
        Assert.Empty(Only(Presets.AssignmentHours, sixty, Terms(("2026-02-02 00:00", "2026-02-15 00:00"), ("2026-02-16 00:00", "2026-03-02 00:00"))));
    }

    [Fact]
    public void One_that_is_extended_does_not()
    {
        var sixty = Weeks("2026-02-02 07:00", 4, 5, 12);

        var breach = Assert.Single(Only(Presets.AssignmentHours, sixty, Terms(("2026-02-16 00:00", "2026-03-02 00:00"), ("2026-02-02 00:00", "2026-02-16 00:00"))));

        Assert.Equal(Hours(240), Assert.IsType<Breach.TooMuch>(breach).Had);
    }

    [Fact]
    public void Work_before_the_assignment_does_not_count()
    {
        Duty[] duties = [.. FourWeeks, Lasting("2026-02-28 07:00", 0, 1)];

        Assert.Single(Only(Presets.AssignmentHours, duties, Terms(("2026-02-02 07:00", "2026-03-02 00:00"))));
        Assert.Empty(Only(Presets.AssignmentHours, duties, Terms(("2026-02-02 07:01", "2026-03-02 00:00"))));
    }

    [Fact]
    public void Four_weeks_are_28_days_that_pass_when_the_clocks_go_back()
    {
        var weeks = Weeks("2026-10-05 07:00", 4, 4, 12);

        Assert.Empty(Check([.. weeks, Lasting("2026-11-02 06:00", 0, 1)]));
        Assert.Single(Check([.. weeks, Lasting("2026-11-02 05:59", 0, 1)]));
    }

    [Fact]
    public void Only_the_crisis_agreement_knows_it() =>
        Assert.Equal([Severity.Off, Severity.Off, Severity.Stop], InEachMode(Presets.AssignmentHours, [.. FourWeeks, Lasting("2026-02-28 07:00", 0, 1)]));

    static HourTerms Terms(params (string From, string To)[] assignments) =>
        HourTerms.Of(Rulebook.Standard, [], assignments.Select(each => (new Interval(At(each.From), At(each.To)), Mode.CrisisAgreement)));

    static Breach[] Check(params Duty[] duties) => Only(Presets.AssignmentHours, duties, mode: Mode.CrisisAgreement);
}
