using NodaTime;

namespace MutualAid.Server.Features.Duties;

/// <summary>How long the road takes between two municipalities: from seat to seat.</summary>
/// <remarks>
/// The great-circle distance, times 1.3 because roads bend, at 70 km/h, which is what Swedish main roads give from door to
/// door. An estimate; nobody's route is looked up.
/// </remarks>
static class Travel
{
    const double EarthRadiusKilometres = 6371;
    const double RoadFactor = 1.3;
    const double KilometresPerHour = 70;

    public static Duration Between(SeatPoint from, SeatPoint to) => Duration.FromMinutes(Math.Round(Kilometres(from, to) * RoadFactor / KilometresPerHour * 60));

    static double Kilometres(SeatPoint from, SeatPoint to)
    {
        var (latitude, longitude) = (double.DegreesToRadians(to.Latitude - from.Latitude), double.DegreesToRadians(to.Longitude - from.Longitude));
        var chord = Math.Pow(Math.Sin(latitude / 2), 2)
            + Math.Cos(double.DegreesToRadians(from.Latitude)) * Math.Cos(double.DegreesToRadians(to.Latitude)) * Math.Pow(Math.Sin(longitude / 2), 2);

        return 2 * EarthRadiusKilometres * Math.Asin(Math.Sqrt(chord));
    }
}

/// <summary>Where a municipality's seat lies, in degrees.</summary>
readonly record struct SeatPoint(double Latitude, double Longitude);
