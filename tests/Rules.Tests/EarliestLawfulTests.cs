using NodaTime;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

/// <summary><see cref="HourRules.EarliestLawful"/>, which searches with the duty book what <see cref="HourRules.Check"/> judges.</summary>
public sealed class EarliestLawfulTests
{
    static readonly Duty[] Monday = [From("2026-02-02 08:00", "20:00", "Luleå")];

    [Fact]
    public void A_start_that_is_lawful_is_the_answer() =>
        Assert.Equal(At("2026-02-03 07:00"), Find(From("2026-02-03 07:00", "15:00"), Monday, "2026-02-04 00:00"));

    [Fact]
    public void Otherwise_it_is_the_first_minute_at_which_the_rest_is_whole() =>
        Assert.Equal(At("2026-02-03 07:00"), Find(From("2026-02-02 20:01", "2026-02-03 04:01"), Monday, "2026-02-04 00:00"));

    [Fact]
    public void The_end_of_the_search_is_not_searched()
    {
        Assert.Null(Find(From("2026-02-02 21:00", "23:00"), Monday, "2026-02-03 07:00"));
        Assert.Equal(At("2026-02-03 07:00"), Find(From("2026-02-02 21:00", "23:00"), Monday, "2026-02-03 07:01"));
    }

    [Fact]
    public void To_another_place_the_road_comes_before_the_rest_and_the_same_place_has_none()
    {
        Assert.Equal(At("2026-02-03 08:30"), Find(From("2026-02-02 21:00", "23:00", "Kalix"), Monday, "2026-02-04 00:00"));
        Assert.Equal(At("2026-02-03 07:00"), Find(From("2026-02-02 21:00", "23:00", "Luleå"), Monday, "2026-02-04 00:00"));
    }

    [Fact]
    public void The_rest_before_the_next_duty_is_kept_as_well() =>
        Assert.Null(Find(From("2026-02-03 07:00", "15:00"), [.. Monday, From("2026-02-04 01:59", "08:00")], "2026-02-03 15:00"));

    [Fact]
    public void A_full_week_moves_it_until_the_first_day_leaves_the_week() =>
        Assert.Equal(At("2026-02-09 07:00"), Find(Lasting("2026-02-07 08:00", 12), Daily("2026-02-02 07:00", 4, 12), "2026-02-12 00:00"));

    [Theory]
    [InlineData("2026-03-28 12:00", "2026-03-28 20:00", "2026-03-29 08:00")]
    [InlineData("2026-10-24 12:00", "2026-10-24 21:00", "2026-10-25 07:00")]
    [InlineData("2026-12-31 12:00", "2026-12-31 20:00", "2027-01-01 07:00")]
    [InlineData("2028-02-28 12:00", "2028-02-28 20:00", "2028-02-29 07:00")]
    public void The_rest_is_measured_in_hours_that_pass(string start, string end, string earliest) =>
        Assert.Equal(At(earliest), HourRules.EarliestLawful(new(At(end), At(end) + Hours(8)), [From(start, end)], HourTerms.Standard, Stockholm, travel: null, At(end) + Hours(48)));

    [Fact]
    public void The_answer_breaks_nothing_and_the_minute_before_does()
    {
        Duty[] week = [.. Daily("2026-02-02 08:00", 5, 9, 30), From("2026-02-09 06:00", "12:00")];
        var found = HourRules.EarliestLawful(Lasting("2026-02-06 18:00", 6), week, HourTerms.Standard, Stockholm, travel: null, At("2026-02-16 00:00"))!.Value;

        Assert.Empty(Adding(found));
        Assert.NotEmpty(Adding(found - Duration.FromMinutes(1)));

        IReadOnlyList<Breach> Adding(Instant start) => HourRules.CheckAdding(new(start, start + Hours(6)), week, HourTerms.Standard, Stockholm);
    }

    static Instant? Find(Duty duty, Duty[] others, string until) =>
        HourRules.EarliestLawful(duty, others, HourTerms.Standard, Stockholm, (_, _) => Hours(1, 30), At(until));
}
