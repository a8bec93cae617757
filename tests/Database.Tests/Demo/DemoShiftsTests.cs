using MutualAid.Database.Demo;
using MutualAid.Scheduling.Planning;
using NodaTime;

namespace MutualAid.Database.Tests.Demo;

/// <summary>The demo's shifts are those that the API makes when a request is sent.</summary>
public sealed class DemoShiftsTests
{
    public static TheoryData<string> Days =>
    [
        DemoDatabase.OrdinaryDay, DemoDatabase.TheRealDay, DemoDatabase.BeforeTheLongNight, DemoDatabase.BeforeTheShortNight,
        DemoDatabase.ChristmasEve, DemoDatabase.BeforeMidsummer,
    ];

    [Theory, MemberData(nameof(Days))]
    public void Every_need_becomes_the_same_shifts_as_in_the_engine(string now)
    {
        var needs = DemoIncidents.Needs(DemoCalendar.At(DemoDatabase.At(now), []));
        Assert.NotEmpty(needs);
        Assert.All(needs, need =>
        {
            var kind = need.Pattern switch { "two_twelve" => PatternKind.TwoTwelve, "three_eight" => PatternKind.ThreeEight, _ => PatternKind.Day };
            var pattern = new ShiftPattern(kind, LocalTime.FromMinutesSinceMidnight(need.StartMinute), need.HandoverMinutes);

            Assert.Equal(
                pattern.Between(need.From, need.To.PlusDays(-1), DemoCalendar.Zone),
                DemoShifts.Of(need).Select(shift => new Interval(shift.Start, shift.End)));
        });
    }

    [Fact]
    public void No_shift_is_longer_than_the_law_allows_even_in_the_long_night()
    {
        var needs = DemoIncidents.Needs(DemoCalendar.At(DemoDatabase.At(DemoDatabase.BeforeTheLongNight), []));
        var longest = needs.SelectMany(DemoShifts.Of).Max(shift => shift.End - shift.Start);

        Assert.Equal(Duration.FromHours(13), longest);
    }
}
