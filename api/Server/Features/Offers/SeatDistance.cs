namespace MutualAid.Server.Features.Offers;

/// <summary>How far it is between two municipalities, from seat to seat.</summary>
/// <remarks>
/// Straight over the ground, and an estimate by road: roads are taken to be 1.3 times as long as the straight line, driven
/// at 75 km/h on average, with a quarter of an hour for getting started. Enough to sort lenders by, not to plan a journey with:
/// the archipelago, the mountains and the ferries are worse.
/// </remarks>
readonly record struct SeatDistance(double FromLatitude, double FromLongitude, double ToLatitude, double ToLongitude)
{
    const double EarthRadiusKilometres = 6371;
    const double RoadPerStraightLine = 1.3;
    const double KilometresPerHour = 75;
    const double MinutesToGetStarted = 15;

    public double Kilometres
    {
        get
        {
            var (from, to) = (double.DegreesToRadians(FromLatitude), double.DegreesToRadians(ToLatitude));
            var (north, east) = (to - from, double.DegreesToRadians(ToLongitude - FromLongitude));
            var haversine = Math.Pow(Math.Sin(north / 2), 2) + Math.Cos(from) * Math.Cos(to) * Math.Pow(Math.Sin(east / 2), 2);
            return 2 * EarthRadiusKilometres * Math.Asin(Math.Sqrt(Math.Min(1, haversine)));
        }
    }

    /// <summary>Rounded up to five minutes; 0 when it is the same place.</summary>
    public int TravelMinutes =>
        Kilometres < 0.5 ? 0 : (int)Math.Ceiling((Kilometres * RoadPerStraightLine / KilometresPerHour * 60 + MinutesToGetStarted) / 5) * 5;
}
