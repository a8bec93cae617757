using MutualAid.Rules.Tests.Support;
using NodaTime;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class RecoveryTests
{
    static readonly LocalDate Monday = new(2026, 2, 2);

    [Fact]
    public void Two_whole_days_follow_the_last_day_of_aid()
    {
        var recovery = Assert.Single(After(Aid(0), Aid(1), Aid(2)));

        Assert.Equal(new(Monday, Monday.PlusDays(2), Monday.PlusDays(5)), recovery);
        Assert.Equal(Monday.PlusDays(3), recovery.First);
    }

    [Fact]
    public void A_day_off_in_the_middle_ends_no_assignment_and_two_do()
    {
        Assert.Equal([Monday.PlusDays(5)], After(Aid(0), Aid(2)).Select(recovery => recovery.Until));
        Assert.Equal([Monday.PlusDays(3), Monday.PlusDays(6)], After(Aid(0), Aid(3)).Select(recovery => recovery.Until));
    }

    [Fact]
    public void The_morning_on_which_a_last_night_ends_is_the_first_day_off() =>
        Assert.Equal(Monday.PlusDays(3), Assert.Single(After(From("2026-02-02 19:00", "2026-02-03 07:00"))).Until);

    [Fact]
    public void Home_work_moves_the_days_off_and_a_journey_does_not()
    {
        Assert.Equal(Monday.PlusDays(4), Assert.Single(After(Aid(0), Home(1))).Until);
        Assert.Equal(Monday.PlusDays(5), Assert.Single(After(Aid(0), Home(2))).Until);
        Assert.Equal(Monday.PlusDays(3), Assert.Single(After(Aid(0), Home(3))).Until);
        Assert.Equal(Monday.PlusDays(3), Assert.Single(After(Aid(0), Home(1) with { Kind = DutyKind.Travel })).Until);
        Assert.Equal(Monday.PlusDays(3), Assert.Single(After(Aid(0), Home(1) with { Kind = DutyKind.StandBy })).Until);
    }

    [Fact]
    public void Home_weeks_that_never_hold_two_days_off_keep_nobody_from_aid_for_ever() =>
        Assert.Equal(Monday.PlusDays(7 + 3), Assert.Single(After([Aid(0), .. Enumerable.Range(1, 60).Select(day => Home(day))])).Until);

    [Fact]
    public void Home_work_alone_is_no_assignment() => Assert.Empty(After(Home(0), Home(1)));

    [Fact]
    public void A_municipality_whose_rules_ask_for_none_gets_none()
    {
        var without = new Rulebook([.. Rulebook.Standard.Rules.Where(rule => rule.Kind != RuleKind.AssignmentLength)]);

        Assert.Empty(Recovery.After(new([Aid(0)], Stockholm), HourTerms.Of(without)));
    }

    [Fact]
    public void The_rules_of_the_last_day_decide()
    {
        var three = new Rulebook([.. Rulebook.Standard.Rules.Select(rule => rule.Kind == RuleKind.AssignmentLength ? rule with { Days = 3 } : rule)]);
        var terms = HourTerms.Of(Rulebook.Standard, [(At("2026-02-09 00:00"), three)], []);

        Assert.Equal([Monday.PlusDays(3), Monday.PlusDays(12)], Recovery.After(new([Aid(0), Aid(8)], Stockholm), terms).Select(recovery => recovery.Until));
    }

    [Fact]
    public void Days_are_those_on_the_wall()
    {
        // The clocks go forward on Sunday 29 March 2026 and back on Sunday 25 October.
        Assert.Equal(new(2026, 3, 31), Assert.Single(After(From("2026-03-28 19:00", "2026-03-29 07:00"))).Until);
        Assert.Equal(new(2026, 10, 27), Assert.Single(After(From("2026-10-24 23:30", "2026-10-25 07:00"))).Until);
        Assert.Equal(new(2028, 3, 1), Assert.Single(After(From("2028-02-27 08:00", "16:00"))).Until);
        Assert.Equal(new(2027, 1, 2), Assert.Single(After(From("2026-12-30 08:00", "16:00"))).Until);
    }

    [Fact]
    public void Aid_on_one_of_the_days_would_count_into_the_assignment_that_has_ended_and_on_the_next_it_does_not()
    {
        Duty[] fortnight = [.. Enumerable.Range(0, 14).Where(day => day % 7 != 6 || day == 13).Select(day => Aid(day))];
        var until = Assert.Single(After(fortnight)).Until;

        Assert.NotEmpty(Ask.Only(Presets.AssignmentLength, [.. fortnight, Aid(until.PlusDays(-1))]));
        Assert.Empty(Ask.Only(Presets.AssignmentLength, [.. fortnight, Aid(until)]));
    }

    static IReadOnlyList<Recovery> After(params Duty[] duties) => Recovery.After(new(duties, Stockholm), HourTerms.Standard);

    static Duty Aid(int day) => Aid(Monday.PlusDays(day));

    static Duty Aid(LocalDate day) => Lasting($"{day:uuuu-MM-dd} 08:00", 8);

    static Duty Home(int day) => Aid(day) with { Employer = Employer.Home };
}
