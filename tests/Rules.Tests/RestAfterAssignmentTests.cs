using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class RestAfterAssignmentTests
{
    static readonly Interval Assignment = new(At("2026-02-02 00:00"), At("2026-02-16 00:00"));
    static readonly Duty Last = From("2026-02-15 08:00", "20:00");

    [Fact]
    public void Thirty_six_hours_after_the_last_shift_is_enough() => Assert.Empty(Check(Last, From("2026-02-17 08:00", "16:00")));

    [Fact]
    public void A_minute_less_is_a_breach_that_says_when_work_may_begin_again()
    {
        var breach = Assert.IsType<Breach.RestTooShort>(Assert.Single(Check(Last, From("2026-02-17 07:59", "16:00"))));

        Assert.Equal((Hours(35, 59), Hours(36), Hours(0, 1)), (breach.Had, breach.Required, breach.Excess));
        Assert.Equal(At("2026-02-17 08:00"), breach.EarliestStart);
        Assert.Equal(Severity.Stop, breach.Severity);
    }

    [Fact]
    public void A_shift_that_ends_after_the_assignment_counts_to_its_end()
    {
        var night = From("2026-02-15 20:00", "2026-02-16 08:00");

        Assert.Empty(Check(night, From("2026-02-17 20:00", "21:00")));
        Assert.Single(Check(night, From("2026-02-17 19:59", "21:00")));
    }

    [Fact]
    public void Only_the_first_duty_after_is_asked() => Assert.Single(Check(Last, From("2026-02-16 08:00", "16:00"), From("2026-02-17 07:00", "08:00")));

    [Fact]
    public void A_duty_inside_the_assignment_is_not_after_it() => Assert.Empty(Check(From("2026-02-14 08:00", "20:00"), Last));

    [Fact]
    public void An_assignment_without_work_asks_for_no_rest() => Assert.Empty(Check(From("2026-02-01 08:00", "16:00"), From("2026-02-16 00:00", "08:00")));

    [Fact]
    public void Another_mode_that_ends_asks_for_none()
    {
        Duty[] duties = [Last, From("2026-02-16 08:00", "16:00")];

        Assert.Single(Only(Presets.EndRest, duties, Terms(Mode.CrisisAgreement)));
        Assert.Empty(Only(Presets.EndRest, duties, Terms(Mode.Emergency)));
        Assert.Empty(Only(Presets.EndRest, duties));
    }

    [Fact]
    public void A_preset_that_changes_within_the_assignment_asks_only_at_its_end()
    {
        var terms = HourTerms.Of(Rulebook.Standard, [(At("2026-02-09 00:00"), Rulebook.Standard)], [(Assignment, Mode.CrisisAgreement)]);

        Assert.Single(Only(Presets.EndRest, [From("2026-02-08 08:00", "20:00"), From("2026-02-09 08:00", "20:00"), Last, From("2026-02-16 08:00", "16:00")], terms));
    }

    [Fact]
    public void An_assignment_that_was_extended_asks_at_its_last_end()
    {
        Interval extension = new(Assignment.End, At("2026-03-02 00:00"));
        var terms = HourTerms.Of(Rulebook.Standard, [], [(Assignment, Mode.CrisisAgreement), (extension, Mode.CrisisAgreement)]);
        var last = From("2026-03-01 08:00", "20:00");

        var breach = Assert.Single(Only(Presets.EndRest, [Last, From("2026-02-16 08:00", "16:00"), last, From("2026-03-02 08:00", "16:00")], terms));

        Assert.Equal([last, From("2026-03-02 08:00", "16:00")], breach.Duties);
    }

    [Fact]
    public void The_rest_is_measured_in_hours_that_pass()
    {
        var terms = HourTerms.Of(Rulebook.Standard, [], [(new(At("2026-03-02 00:00"), At("2026-03-28 00:00")), Mode.CrisisAgreement)]);
        var last = From("2026-03-27 12:00", "20:00");

        Assert.Empty(Only(Presets.EndRest, [last, From("2026-03-29 09:00", "16:00")], terms));
        Assert.Single(Only(Presets.EndRest, [last, From("2026-03-29 08:59", "16:00")], terms));
    }

    static HourTerms Terms(Mode mode) => HourTerms.Of(Rulebook.Standard, [], [(Assignment, mode)]);

    static Breach[] Check(params Duty[] duties) => Only(Presets.EndRest, duties, Terms(Mode.CrisisAgreement));
}
