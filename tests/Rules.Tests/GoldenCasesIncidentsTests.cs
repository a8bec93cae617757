using MutualAid.Rules.Tests.Support;
using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;
using static MutualAid.Rules.Tests.Support.Shifts;

namespace MutualAid.Rules.Tests;

/// <summary>Worked examples from what Kalix (December 2021) and Norrköping (December 2022) went through, and from the mistakes that are easy to make.</summary>
public sealed class GoldenCasesIncidentsTests
{
    const string Kalix = "2514", Lulea = "2580", Norrkoping = "0581";

    [Fact, Source("Kalix 2021, in Tjugofyra7: \"inte hållbart att jobba så extremt mycket\"")]
    public void Eleven_days_of_twelve_hours_through_Christmas_in_Kalix_are_stopped_on_four_grounds()
    {
        Duty[] technician = Daily("2021-12-16", 11, "08:00", 12);

        Assert.Equal(
            [Presets.WeeklyRest, Presets.OvertimeInFourWeeks, Presets.DaysInARow, Presets.SevenDays],
            HourRules.Check(technician, HourTerms.Standard, Stockholm).Select(breach => breach.RuleId).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact, Source("Kalix 2021: in shifts round the clock, \"which also means capacity is affected\"; lesson: relief from the first day")]
    public void With_relief_two_days_on_and_two_off_the_same_days_are_covered_and_nobody_is_stopped()
    {
        Duty[] Pair(string first) => [.. Daily(first, 8, "08:00", 12, every: 4), .. Daily(DayAfter(first), 8, "08:00", 12, every: 4)];

        Assert.Empty(HourRules.Check(Pair("2021-12-16"), HourTerms.Standard, Stockholm));
        Assert.Empty(HourRules.Check(Pair("2021-12-18"), HourTerms.Standard, Stockholm));

        static string DayAfter(string day) => $"{NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value.PlusDays(1):uuuu-MM-dd}";
    }

    [Fact, Source("Norrköping 2022: the planned outage in the night of 5 to 6 December")]
    public void Who_takes_the_outage_night_from_22_goes_home_at_11_that_day_and_rests_until_15_after_it()
    {
        var outage = From("2022-12-05 22:00", "2022-12-06 04:00");

        Assert.Empty(Only(Presets.DailyRest, From("2022-12-05 07:00", "11:00"), outage, From("2022-12-06 15:00", "21:00")));

        Assert.Equal(
            [At("2022-12-06 03:00"), At("2022-12-06 15:00")],
            Only(Presets.DailyRest, From("2022-12-05 08:00", "16:00"), outage, From("2022-12-06 12:00", "16:00")).Select(breach => Assert.IsType<Breach.RestTooShort>(breach).EarliestStart));
    }

    [Fact, Source("Norrköping 2022: \"tempot är högt\", and the spokesperson who is always to be reached")]
    public void A_spokesperson_on_stand_by_every_evening_and_weekend_works_forty_hours_and_never_has_a_weekly_rest()
    {
        Duty[] days = Weekly("2022-11-28", 2, 5, "08:00", 8, Employer.Home);
        Duty[] evenings = Daily("2022-11-28", 14, "17:00", 5, Employer.Home, DutyKind.StandBy);

        Assert.Empty(Only(Presets.SevenDays, [.. days, .. evenings]));
        Assert.Empty(Only(Presets.DailyRest, [.. days, .. evenings]));
        Assert.Single(Only(Presets.WeeklyRest, [.. days, .. evenings]));
    }

    [Fact, Source("Pitfall: caps are broken by home and host together")]
    public void Forty_hours_at_home_and_ten_in_Kalix_are_each_lawful_and_fifty_together()
    {
        Duty[] home = Daily("2026-02-02", 5, "08:00", 8, Employer.Home);
        Duty[] host = [From("2026-02-04 16:00", "21:00"), From("2026-02-07 08:00", "13:00")];

        Assert.Empty(Only(Presets.SevenDays, home));
        Assert.Empty(Only(Presets.SevenDays, host));

        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Only(Presets.SevenDays, [.. home, .. host])));
        Assert.Equal((Hours(50), Hours(48)), (breach.Had, breach.Allowed));
        Assert.Equal([Employer.Home, Employer.Host], breach.Duties.Select(duty => duty.Employer).Distinct().Order());
    }

    [Fact, Source("Pitfall: calendar weeks in place of any seven days")]
    public void Forty_hours_late_in_one_week_and_thirty_early_in_the_next_are_seventy_in_seven_days()
    {
        Duty[] duties = [.. Daily("2026-02-05", 4, "08:00", 10), .. Daily("2026-02-09", 3, "08:00", 10)];

        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Only(Presets.SevenDays, duties)));

        Assert.Equal((Hours(70), new Interval(At("2026-02-05 08:00"), At("2026-02-12 08:00"))), (breach.Had, breach.When));
        Assert.Empty(Only(Presets.OrdinaryWeek, duties));
    }

    [Fact, Source("Pitfall: the clock on the wall; the clocks go forward on 29 March 2026")]
    public void From_20_to_7_is_ten_hours_of_rest_when_summer_time_begins_and_twelve_when_it_ends()
    {
        Assert.Equal(Hours(10), Assert.IsType<Breach.RestTooShort>(Assert.Single(
            Only(Presets.DailyRest, From("2026-03-28 12:00", "20:00"), From("2026-03-29 07:00", "15:00")))).Had);
        Assert.Empty(Only(Presets.DailyRest, From("2026-10-24 12:00", "20:00"), From("2026-10-25 06:00", "14:00")));
    }

    [Fact, Source("Pitfall: the clock on the wall; Friday 20 to Sunday 8 in March is 35 hours")]
    public void A_weekly_rest_over_the_night_of_summer_time_lacks_an_hour()
    {
        Duty[] before = Daily("2026-03-23", 5, "12:00", 8);
        Duty[] After(string start) => [.. Daily("2026-03-29", 2, start, 8)];

        Assert.Equal(Hours(35), Assert.IsType<Breach.WeeklyRestMissing>(Assert.Single(Only(Presets.WeeklyRest, [.. before, .. After("08:00")]))).LongestRest);
        Assert.Empty(Only(Presets.WeeklyRest, [.. before, .. After("09:00")]));
    }

    [Fact, Source("Sample distance: Norrköping to Kalix 875 km; the road is not rest")]
    public void From_Norrköping_on_Friday_at_16_over_a_road_of_eleven_hours_the_first_shift_in_Kalix_is_on_Saturday_at_14()
    {
        var home = From("2026-02-06 08:00", "16:00", Norrkoping, Employer.Home);
        Breach[] Arriving(string start) => Only(Presets.TravelTime, [home, Lasting(start, 8) with { Place = Kalix }], travel: (from, to) => from == to ? Duration.Zero : Hours(11));

        Assert.Empty(Arriving("2026-02-07 14:00"));

        var breach = Assert.IsType<Breach.TravelTooShort>(Assert.Single(Arriving("2026-02-07 08:00")));
        Assert.Equal((Hours(16), Hours(22), At("2026-02-07 14:00")), (breach.Had, breach.Required, breach.EarliestStart));
    }

    [Fact, Source("Pitfall: the nearest neighbour may be hit too, and ask for the same person")]
    public void Nobody_is_lent_to_Kalix_and_to_Luleå_for_the_same_evening()
    {
        var breach = Assert.IsType<Breach.DoubleBooked>(Assert.Single(
            Only(Presets.DoubleBooking, From("2026-02-02 14:00", "22:00", Kalix), From("2026-02-02 20:00", "23:00", Lulea))));

        Assert.Equal(new Interval(At("2026-02-02 20:00"), At("2026-02-02 22:00")), breach.When);
    }
}
