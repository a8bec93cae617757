using NodaTime;

namespace MutualAid.Rules.Tests;

public sealed class TiredHalfHoursTests
{
    static readonly ClockShift Day = new(0, 14, 16), Night = new(0, 44, 16), LongNight = new(0, 38, 24);

    [Fact]
    public void A_day_has_none_and_a_night_has_most_of_its_hours() =>
        Assert.Equal((0, 10, 12), (TiredHalfHours.Of(null, Day), TiredHalfHours.Of(null, Night), TiredHalfHours.Of(null, LongNight)));

    /// <summary>Whoever has slept in the day is awake for less long.</summary>
    [Fact]
    public void A_night_after_a_night_has_fewer() =>
        Assert.Equal((7, 7), (TiredHalfHours.Of(Night, Night with { Day = 1 }), TiredHalfHours.Of(LongNight, LongNight with { Day = 1 })));

    [Fact]
    public void A_day_straight_after_a_night_is_tired_work() => Assert.Equal(8, TiredHalfHours.Of(Night, new(1, 12, 16)));

    [Fact]
    public void A_shift_that_ended_a_day_ago_is_slept_away()
    {
        ClockShift evening = new(0, 28, 16);

        Assert.Equal(TiredHalfHours.Of(null, Night), TiredHalfHours.Of(evening, Night with { Day = 1 }));
        Assert.Equal(TiredHalfHours.Of(null, Day), TiredHalfHours.Of(Night, Day with { Day = 2 }));
    }

    /// <summary>Asked in any order, and asked again.</summary>
    [Fact]
    public void It_is_what_the_model_says_of_people_who_work_nothing_else()
    {
        var random = new Random(1);
        for (var attempt = 0; attempt < 300; attempt++)
        {
            ClockShift before = new(0, random.Next(48), random.Next(1, 27));
            var (from, length) = (before.Start + before.Length + random.Next(48), random.Next(1, 27));
            var (earlier, shift) = (Duty(before.Start, before.Length), Duty(from, length));

            var risk = Sleepiness.Of(Enumerable.Repeat(new DutySet([earlier, shift], DateTimeZone.Utc), 5), shift.Interval)!;

            Assert.Equal(risk.AtRisk, 5 * TiredHalfHours.Of(before, new(from / 48, from % 48, length)) * HalfAnHour);
        }
    }

    static readonly Duration HalfAnHour = Duration.FromMinutes(30);

    static Duty Duty(int start, int length) => new(At(start), At(start + length));

    static Instant At(int halfHours) => Instant.FromUtc(2026, 2, 2, 0, 0) + halfHours * HalfAnHour;
}
