using NodaTime;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class SleepinessTests
{
    /// <summary>Works through the night of 4 February after a normal night, so awake since 07:00.</summary>
    static readonly Duty[] ALongNight = [From("2026-02-04 13:00", "2026-02-05 07:30")];

    [Theory]
    [InlineData("2026-02-04 15:00", 3.20)]
    [InlineData("2026-02-04 21:00", 4.36)]
    [InlineData("2026-02-05 03:00", 7.66)]
    [InlineData("2026-02-05 07:00", 7.51)]
    public void Follows_the_model_through_twenty_four_hours_awake(string at, double kss) => Assert.Equal(kss, Kss(at, ALongNight)!.Value, 0.005);

    [Fact]
    public void Eight_hours_of_sleep_after_sixteen_awake_come_to_rest_at_the_same_pressure()
    {
        var s = ThreeProcessModel.AtBedtime;
        for (var night = 0; night < 20; night++)
            s = ThreeProcessModel.Asleep(night == 0 ? s : ThreeProcessModel.Awake(s, 16), 8);

        Assert.Equal(13.82, s, 0.005);
    }

    [Fact]
    public void Sleep_across_the_brake_is_the_same_in_one_piece_or_two() =>
        Assert.Equal(ThreeProcessModel.Asleep(6, 8), ThreeProcessModel.Asleep(ThreeProcessModel.Asleep(6, 3), 5), 1e-9);

    [Theory]
    [InlineData("2026-02-04 22:59", false)]
    [InlineData("2026-02-04 23:00", true)]
    [InlineData("2026-02-05 06:59", true)]
    [InlineData("2026-02-05 07:00", false)]
    public void A_free_night_is_slept_from_eleven_to_seven(string at, bool isAsleep) => Assert.Equal(isAsleep, Kss(at) is null);

    [Theory]
    [InlineData("2026-02-05 07:59", false)]
    [InlineData("2026-02-05 08:00", true)]
    [InlineData("2026-02-05 14:59", true)]
    [InlineData("2026-02-05 15:00", false)]
    public void After_a_night_at_work_seven_hours_are_slept_from_an_hour_later(string at, bool isAsleep) =>
        Assert.Equal(isAsleep, Kss(at, From("2026-02-04 19:00", "2026-02-05 07:00")) is null);

    [Theory]
    [InlineData("2026-02-05 03:00", "2026-02-05 11:00", "2026-02-05 15:59", true)]
    [InlineData("2026-02-05 03:00", "2026-02-05 11:00", "2026-02-05 16:00", false)]
    [InlineData("2026-02-05 08:00", "2026-02-05 11:00", "2026-02-05 12:30", false)]
    [InlineData("2026-02-04 16:00", "2026-02-05 01:00", "2026-02-05 08:59", true)]
    [InlineData("2026-02-04 20:00", "2026-02-05 12:00", "2026-02-05 14:00", false)]
    public void A_morning_is_slept_only_for_what_the_night_did_not_give(string start, string end, string at, bool isAsleep) =>
        Assert.Equal(isAsleep, Kss(at, From(start, end)) is null);

    [Fact]
    public void Work_and_an_hour_around_it_cut_the_sleep()
    {
        var early = From("2026-02-05 05:00", "2026-02-05 13:00");

        Assert.Null(Kss("2026-02-05 03:59", early));
        Assert.NotNull(Kss("2026-02-05 04:00", early));
        Assert.NotNull(Kss("2026-02-04 23:30", From("2026-02-04 14:00", "2026-02-04 23:00")));
    }

    [Theory]
    [InlineData(DutyKind.StandBy, true)]
    [InlineData(DutyKind.Absence, true)]
    [InlineData(DutyKind.OnCall, false)]
    [InlineData(DutyKind.Travel, false)]
    public void Stand_by_and_absence_are_slept_through(DutyKind kind, bool isAsleep) =>
        Assert.Equal(isAsleep, Kss("2026-02-05 03:00", From("2026-02-04 19:00", "2026-02-05 07:00", kind: kind)) is null);

    [Fact]
    public void A_night_is_worse_than_a_day()
    {
        var (day, night) = (Week(Five(Shifts("2026-02-04 07:00", 1)))!, Week(Five(Shifts("2026-02-04 19:00", 1)))!);

        Assert.Equal((Hours(60), Duration.Zero), (day.Worked, day.AtRisk));
        Assert.InRange(night.AtRisk / night.Worked, 0.3, 0.6);
        Assert.Contains(night.Hours.MaxBy(hour => hour.Kss).Hour, Enumerable.Range(3, 4));
    }

    [Fact]
    public void Of_nights_in_a_row_the_first_after_days_is_the_worst_for_it_follows_a_day_awake()
    {
        Duty[] duties = [.. Shifts("2026-02-01 07:00", 2), .. Shifts("2026-02-03 19:00", 3)];

        double[] nights = [Kss("2026-02-04 03:00", duties)!.Value, Kss("2026-02-05 03:00", duties)!.Value, Kss("2026-02-06 03:00", duties)!.Value];

        Assert.Equal(nights.OrderDescending(), nights);
    }

    [Fact]
    public void A_quick_return_is_worse_than_a_night_at_rest()
    {
        var morning = From("2026-02-05 07:00", "15:00");

        Assert.True(Kss("2026-02-05 10:00", From("2026-02-04 16:00", "2026-02-05 00:00"), morning) > Kss("2026-02-05 10:00", From("2026-02-04 07:00", "15:00"), morning) + 0.3);
    }

    [Theory]
    [InlineData("2026-03-28 19:00", "2026-03-29 07:00", 11)]
    [InlineData("2026-10-24 19:00", "2026-10-25 07:00", 13)]
    public void A_night_when_the_clocks_change_has_the_hours_that_pass(string start, string end, int hours) =>
        Assert.Equal(Hours(5 * hours), Sleepiness.Of(Five(From(start, end)), new(At(start), At(end)))!.Worked);

    [Fact]
    public void A_night_when_the_clocks_go_forward_gives_an_hour_less_of_sleep_and_the_other_one_an_hour_more()
    {
        var ordinary = Kss("2026-03-28 15:00")!.Value;

        Assert.True(Kss("2026-03-29 15:00") > ordinary);
        Assert.True(Kss("2026-10-25 15:00") < ordinary);
    }

    [Fact]
    public void Nothing_is_told_when_nobody_works() => Assert.Null(Week(Five()));

    [Fact]
    public void Fewer_than_five_people_at_work_get_no_figure()
    {
        var night = Shifts("2026-02-04 19:00", 1);

        Assert.Null(Week([.. Five(night).Take(4), Of()]));
        Assert.NotNull(Week(Five(night)));
    }

    [Fact]
    public void An_hour_of_the_day_in_which_fewer_than_five_work_is_not_told()
    {
        var schedule = Week([.. Five(Shifts("2026-02-04 07:00", 1)), Of(Shifts("2026-02-04 19:00", 1))])!;

        Assert.Equal(Enumerable.Range(7, 12), schedule.Hours.Select(hour => hour.Hour));
        Assert.Equal(Hours(72), schedule.Worked);
    }

    [Fact]
    public void The_order_of_persons_does_not_matter()
    {
        DutySet[] persons = [.. Enumerable.Range(0, 12).Select(number => Of(Lasting($"2026-02-04 {number + 8:00}:00", 8, 7 * number)))];

        var (told, reversed) = (Week(persons)!, Week([.. persons.Reverse()])!);

        Assert.Equal((told.Worked, told.AtRisk), (reversed.Worked, reversed.AtRisk));
        Assert.Equal(told.Hours, reversed.Hours);
    }

    [Fact]
    public void Hours_at_home_cost_sleep_and_are_not_counted()
    {
        var aid = From("2026-02-04 19:00", "23:00");
        var home = From("2026-02-03 22:00", "2026-02-04 18:00", employer: Employer.Home);

        var (rested, tired) = (Week(Five(aid))!, Week(Five(home, aid))!);

        Assert.Equal(Hours(20), tired.Worked);
        Assert.True(tired.AtRisk > rested.AtRisk);
    }

    [Fact]
    public void Breaks_are_no_working_time_and_only_the_period_counts()
    {
        var night = new Duty(At("2026-02-04 19:00"), At("2026-02-05 07:00"), Breaks: new([new(At("2026-02-05 01:00"), At("2026-02-05 01:40"))]));

        Assert.Equal(Hours(5 * 11, 5 * 20), Week(Five(night))!.Worked);
        Assert.Equal(Hours(5 * 5), Sleepiness.Of(Five(night), new(At("2026-02-04 12:00"), At("2026-02-05 00:00")))!.Worked);
    }

    [Fact]
    public void Tells_nothing_of_one_person_to_anybody_outside() =>
        Assert.Equal([nameof(Sleepiness.Of)], typeof(Sleepiness).GetMethods().Where(method => method.IsStatic).Select(method => method.Name));

    static TirednessRisk? Week(DutySet[] persons) => Sleepiness.Of(persons, new(At("2026-02-02 00:00"), At("2026-02-09 00:00")));

    static DutySet[] Five(params Duty[] duties) => [.. Enumerable.Repeat(duties, 5).Select(each => Of(each))];

    static DutySet Of(params Duty[] duties) => new(duties, Stockholm);

    /// <summary>Twelve hours a day from the same time.</summary>
    static Duty[] Shifts(string first, int days) =>
        [.. Enumerable.Range(0, days).Select(day => new Duty(At(first) + Duration.FromDays(day), At(first) + Duration.FromDays(day) + Hours(12)))];

    static double? Kss(string at, params Duty[] duties) => new Sleeper(Of(duties), new(At(at), At(at))).KssAt(At(at));
}
