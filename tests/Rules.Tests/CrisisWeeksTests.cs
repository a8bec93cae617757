using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class CrisisWeeksTests
{
    static readonly Interval Assignment = new(At("2026-02-02 12:00"), At("2026-06-01 00:00"));

    // Eight weeks from Monday 2 February end on Sunday 29 March, the day when the clocks go forward.
    [Fact]
    public void The_last_minute_of_the_eighth_week_is_enough() => Assert.Empty(Check(Daily("2026-02-02 12:00", 56, 8), Lasting("2026-03-29 23:59", 8)));

    [Fact]
    public void The_first_of_the_ninth_is_a_breach_that_names_the_weeks()
    {
        var breach = Assert.IsType<Breach.TooMany>(Assert.Single(Check([Lasting("2026-02-02 12:00", 8)], Lasting("2026-03-30 00:00", 8))));

        Assert.Equal((9, 8), (breach.Had, breach.Allowed));
        Assert.Equal((new LocalDate(2026, 2, 2), new LocalDate(2026, 3, 30)), (breach.FirstDay, breach.LastDay));
        Assert.Equal([Lasting("2026-03-30 00:00", 8)], breach.Duties);
        Assert.Equal(Severity.Stop, breach.Severity);
    }

    [Theory]
    [InlineData("2026-04-05 23:59", 9)]
    [InlineData("2026-04-06 00:00", 10)]
    [InlineData("2026-04-13 00:00", 11)]
    public void A_week_that_has_begun_counts(string last, int weeks) =>
        Assert.Equal(weeks, Assert.IsType<Breach.TooMany>(Assert.Single(Check([], Lasting(last, 8)))).Had);

    [Fact]
    public void Work_after_the_assignment_is_not_asked() => Assert.Empty(Check([], Lasting("2026-06-01 00:00", 8)));

    [Fact]
    public void A_new_assignment_starts_a_new_count()
    {
        var terms = HourTerms.Of(Rulebook.Standard, [],
            [(new(At("2026-02-02 00:00"), At("2026-03-30 00:00")), Mode.CrisisAgreement), (new(At("2026-03-30 00:00"), At("2026-05-25 00:00")), Mode.CrisisAgreement)]);

        Assert.Empty(Only(Presets.CrisisWeeks, Weeks("2026-02-02 08:00", 16, 3, 8), terms));
    }

    [Fact]
    public void A_year_of_53_weeks_has_eight_weeks_like_any_other()
    {
        var terms = HourTerms.Of(Rulebook.Standard, [], [(new(At("2026-12-07 00:00"), At("2027-03-01 00:00")), Mode.CrisisAgreement)]);

        Assert.Empty(Only(Presets.CrisisWeeks, [Lasting("2027-01-31 23:59", 8)], terms));
        Assert.Single(Only(Presets.CrisisWeeks, [Lasting("2027-02-01 00:00", 8)], terms));
    }

    [Fact]
    public void Only_the_crisis_agreement_knows_it_and_it_may_be_prolonged()
    {
        Duty[] duties = [Lasting("2026-03-30 00:00", 8)];

        Assert.Empty(Only(Presets.CrisisWeeks, duties));
        Assert.Empty(Only(Presets.CrisisWeeks, duties, HourTerms.Of(Rulebook.Standard, [], [(Assignment, Mode.Emergency)])));
        Assert.True(Rulebook.Standard[Presets.CrisisWeeks].MayBeOverridden);
    }

    static Breach[] Check(Duty[] before, Duty last) =>
        Only(Presets.CrisisWeeks, [.. before, last], HourTerms.Of(Rulebook.Standard, [], [(Assignment, Mode.CrisisAgreement)]));
}
