using MutualAid.Rules.Tests.Support;
using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class HourTermsTests
{
    static readonly Rulebook Twelve = Rulebook.Standard.Tightened(new Dictionary<string, int> { [Presets.DailyRest] = 12 * 60 });
    static readonly Rulebook Thirteen = Rulebook.Standard.Tightened(new Dictionary<string, int> { [Presets.DailyRest] = 13 * 60 });

    [Fact]
    public void Time_is_cut_where_a_preset_or_a_mode_begins_or_ends()
    {
        var terms = HourTerms.Of(Rulebook.Standard, [(At("2026-02-09 00:00"), Twelve)], [(From("2026-02-02 00:00", "2026-02-16 00:00").Interval, Mode.Emergency)]);

        Assert.Equal(
            [
                (new Interval(null, At("2026-02-02 00:00")), Rulebook.Standard, Mode.Ordinary),
                (new(At("2026-02-02 00:00"), At("2026-02-09 00:00")), Rulebook.Standard, Mode.Emergency),
                (new(At("2026-02-09 00:00"), At("2026-02-16 00:00")), Twelve, Mode.Emergency),
                (new(At("2026-02-16 00:00"), null), Twelve, Mode.Ordinary),
            ],
            terms.Periods.Select(period => (period.InForce, period.Book, period.Mode)));
    }

    [Fact]
    public void A_mode_remembers_for_how_long_it_was_decided_also_where_the_preset_changes()
    {
        var decided = From("2026-02-02 00:00", "2026-02-16 00:00").Interval;
        var terms = HourTerms.Of(Rulebook.Standard, [(At("2026-02-09 00:00"), Twelve)], [(decided, Mode.CrisisAgreement)]);

        Assert.Equal([new(null, null), decided, decided, new(null, null)], terms.Periods.Select(period => period.Decision));
    }

    [Fact]
    public void There_are_no_gaps()
    {
        var terms = HourTerms.Of(
            Rulebook.Standard,
            [(At("2026-02-20 00:00"), Thirteen), (At("2026-02-05 12:00"), Twelve)],
            [
                (From("2026-02-02 00:00", "2026-02-16 00:00").Interval, Mode.Emergency), (From("2026-02-04 00:00", "2026-02-06 00:00").Interval, Mode.CrisisAgreement),
                (From("2026-02-16 00:00", "2026-03-01 00:00").Interval, Mode.Emergency),
            ]);

        Assert.False(terms.Periods[0].InForce.HasStart);
        Assert.False(terms.Periods[^1].InForce.HasEnd);
        Assert.All(terms.Periods.Zip(terms.Periods.Skip(1)), each => Assert.Equal(each.First.InForce.End, each.Second.InForce.Start));
    }

    [Fact]
    public void The_crisis_agreement_goes_before_emergency_overtime_and_a_later_start_before_an_earlier()
    {
        var crisis = From("2026-02-04 00:00", "2026-02-06 00:00").Interval;
        var (first, second) = (From("2026-02-02 00:00", "2026-02-16 00:00").Interval, From("2026-02-05 00:00", "2026-02-10 00:00").Interval);
        var terms = HourTerms.Of(Rulebook.Standard, [], [(first, Mode.Emergency), (crisis, Mode.CrisisAgreement), (second, Mode.Emergency)]);

        Assert.Equal((Mode.Emergency, first), At("2026-02-03 23:59", terms));
        Assert.Equal((Mode.CrisisAgreement, crisis), At("2026-02-04 00:00", terms));
        Assert.Equal((Mode.CrisisAgreement, crisis), At("2026-02-05 23:59", terms));
        Assert.Equal((Mode.Emergency, second), At("2026-02-06 00:00", terms));
        Assert.Equal((Mode.Emergency, first), At("2026-02-10 00:00", terms));

        static (Mode, Interval) At(string moment, HourTerms terms) => terms.At(Clock.At(moment)) is var period ? (period.Mode, period.Decision) : default;
    }

    [Fact]
    public void Of_two_presets_from_the_same_moment_the_later_in_the_list_holds() =>
        Assert.Equal(Thirteen, HourTerms.Of(Rulebook.Standard, [(At("2026-02-09 00:00"), Twelve), (At("2026-02-09 00:00"), Thirteen)], []).At(At("2026-02-09 00:00")).Book);

    [Fact]
    public void A_period_holds_from_its_first_moment_until_its_end_which_is_not_included()
    {
        var terms = HourTerms.Of(Rulebook.Standard, [(At("2026-02-09 00:00"), Twelve)], []);

        Assert.Equal(Rulebook.Standard, terms.At(At("2026-02-09 00:00") - Duration.Epsilon).Book);
        Assert.Equal(Twelve, terms.At(At("2026-02-09 00:00")).Book);
    }

    [Fact]
    public void Without_presets_of_its_own_or_modes_it_is_the_standard()
    {
        Assert.Same(HourTerms.Standard, HourTerms.Of(Rulebook.Standard, [], []));
        Assert.Same(HourTerms.Standard, HourTerms.Of(Rulebook.Standard, [], [(new(At("2026-02-02 00:00"), At("2026-02-02 00:00")), Mode.Emergency)]));
    }

    [Fact]
    public void A_breach_is_judged_by_the_preset_of_its_time()
    {
        var terms = HourTerms.Of(Rulebook.Standard, [(At("2026-02-09 07:00"), Twelve)], []);
        Duty[] before = [From("2026-02-07 08:00", "19:59"), From("2026-02-08 06:59", "08:00")], at = [From("2026-02-08 11:00", "19:30"), From("2026-02-09 07:00", "08:00")];

        Assert.Empty(Only(Presets.DailyRest, before, terms));

        var breach = Assert.IsType<Breach.RestTooShort>(Assert.Single(Only(Presets.DailyRest, at, terms)));
        Assert.Equal((Hours(11, 30), Hours(12)), (breach.Had, breach.Required));
        Assert.Empty(Only(Presets.DailyRest, [at[0], From("2026-02-09 06:59", "08:00")], terms));
    }

    [Fact]
    public void A_breach_is_judged_by_the_mode_of_its_time()
    {
        // The minute that fills the four weeks starts in the emergency, or just after.
        var terms = HourTerms.Of(Rulebook.Standard, [], [(From("2026-02-09 00:00", "2026-02-16 00:00").Interval, Mode.Emergency)]);
        var full = Daily("2026-02-02 08:00", 6, 8, kind: DutyKind.Overtime);

        Assert.Empty(Only(Presets.OvertimeInFourWeeks, [.. full, Lasting("2026-02-15 23:59", 0, 1) with { Kind = DutyKind.Overtime }], terms));
        Assert.Single(Only(Presets.OvertimeInFourWeeks, [.. full, Lasting("2026-02-16 00:00", 0, 1) with { Kind = DutyKind.Overtime }], terms));
    }

    [Fact]
    public void The_rules_of_every_period_can_be_changed_at_once()
    {
        var terms = (HourTerms.Of(Rulebook.Standard, [(At("2026-02-09 00:00"), Twelve)], []) with { ContractedWeek = Hours(30) }).With(book => book.WithDayBreak(new(6, 0)));

        Assert.All(terms.Periods, period => Assert.Equal(new LocalTime(6, 0), period.Book.DayBreak));
        Assert.Equal([Hours(11), Hours(12)], terms.Periods.Select(period => period.Book.DailyRest));
        Assert.Equal(Hours(30), terms.ContractedWeek);
    }
}
