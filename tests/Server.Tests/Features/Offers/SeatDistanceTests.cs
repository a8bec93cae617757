using MutualAid.Server.Features.Offers;

namespace MutualAid.Server.Tests.Features.Offers;

public sealed class SeatDistanceTests
{
    [Theory]
    [InlineData(65.85, 23.14, 65.58, 22.16, 54)]
    [InlineData(65.85, 23.14, 58.59, 16.19, 877)]
    [InlineData(65.85, 23.14, 65.85, 23.14, 0)]
    public void Kilometres_go_straight_over_the_ground(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude, double kilometres) =>
        Assert.Equal(kilometres, new SeatDistance(fromLatitude, fromLongitude, toLatitude, toLongitude).Kilometres, 10.0);

    [Fact]
    public void The_road_takes_longer_and_ends_on_five_minutes()
    {
        var minutes = new SeatDistance(65.85, 23.14, 65.58, 22.16).TravelMinutes;

        Assert.InRange(minutes, 60, 90);
        Assert.Equal(0, minutes % 5);
        Assert.Equal(0, new SeatDistance(65.85, 23.14, 65.85, 23.14).TravelMinutes);
    }
}
