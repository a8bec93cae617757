namespace MutualAid.Database.Demo;

/// <summary>A municipality with staff in the demo's register.</summary>
sealed record Lender(Place Place, bool North, double Kilometres, int Staff);

/// <summary>The forty nearest helpers: 28 around Kalix, 12 around Norrköping.</summary>
static class DemoLenders
{
    public const string Kalix = "2514";
    public const string Norrkoping = "0581";
    public const int NearKalix = 28;
    public const int NearNorrkoping = 12;
    public const int StaffInNorth = 272;
    public const int StaffInSouth = 128;

    /// <summary>Nearest first, the north before the south.</summary>
    public static IReadOnlyList<Lender> Choose(IReadOnlyList<Place> places) =>
        [.. Around(places, Kalix, NearKalix, StaffInNorth), .. Around(places, Norrkoping, NearNorrkoping, StaffInSouth)];

    static IEnumerable<Lender> Around(IReadOnlyList<Place> places, string code, int number, int staff)
    {
        var hit = places.Single(place => place.Code == code);
        var near = places
            .Where(place => place.Code is not (Kalix or Norrkoping))
            .OrderBy(place => Kilometres(hit, place)).ThenBy(place => place.Code, StringComparer.Ordinal)
            .Take(number)
            .ToList();
        var shares = Share(staff, [.. near.Select(place => Math.Sqrt(place.Population))]);
        return near.Select((place, i) => new Lender(place, code == Kalix, Kilometres(hit, place), shares[i]));
    }

    /// <summary>Divides a whole number by weight, so that the parts add up to it.</summary>
    public static int[] Share(int whole, IReadOnlyList<double> weights)
    {
        var sum = weights.Sum();
        var exact = weights.Select(weight => whole * weight / sum).ToArray();
        var parts = exact.Select(part => (int)part).ToArray();
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i).Take(whole - parts.Sum()))
            parts[i]++;
        return parts;
    }

    /// <summary>Straight over the ground between the two seats.</summary>
    public static double Kilometres(Place a, Place b)
    {
        const double EarthRadius = 6371;
        var (lat1, lat2) = (double.DegreesToRadians(a.Latitude), double.DegreesToRadians(b.Latitude));
        var (dLat, dLon) = (lat2 - lat1, double.DegreesToRadians(b.Longitude - a.Longitude));
        var h = Math.Pow(Math.Sin(dLat / 2), 2) + Math.Cos(lat1) * Math.Cos(lat2) * Math.Pow(Math.Sin(dLon / 2), 2);
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(h));
    }
}
