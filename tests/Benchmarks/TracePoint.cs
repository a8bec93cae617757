using System.Globalization;

namespace MutualAid.Benchmarks;

/// <summary>What the best answer cost, and what none could be below, at one moment of a search.</summary>
readonly record struct TracePoint(double Seconds, long Cost, long Bound)
{
    const int Width = 800;
    const int Height = 400;
    const int Margin = 60;

    /// <summary>Writes rows of time, cost and bound, and beside them a picture of both curves.</summary>
    public static void Write(IReadOnlyList<TracePoint> points, string csv, string title)
    {
        File.WriteAllLines(csv, ["seconds,cost,bound", .. points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Seconds:F3},{point.Cost},{point.Bound}"))]);
        File.WriteAllText(Path.ChangeExtension(csv, ".svg"), Picture(points, title));
    }

    static string Picture(IReadOnlyList<TracePoint> points, string title)
    {
        // The first answers may cost many times the last; the scale is chosen for the end, where the curves meet.
        var (last, longest) = (points[^1], Math.Max(points[^1].Seconds, 0.001));
        var (low, high) = (Math.Max(0, points.Max(point => point.Bound) * 0.8), Math.Max(last.Cost * 1.5, 1));

        double X(TracePoint point) => Margin + (Width - 2 * Margin) * point.Seconds / longest;
        double Y(long value) => Height - Margin - (Height - 2 * Margin) * (Math.Clamp(value, low, high) - low) / (high - low);
        string Steps(Func<TracePoint, long> value) => string.Join(' ', points.Select((point, index) =>
            string.Create(CultureInfo.InvariantCulture, $"{(index == 0 ? 'M' : 'H')}{X(point):F1}{(index == 0 ? ' ' : 'V')}{Y(value(point)):F1}")));

        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="14">
              <rect width="{Width}" height="{Height}" fill="white"/>
              <text x="{Margin}" y="{Margin / 2}">{title}: cost {last.Cost}, bound {last.Bound} after {longest:F0} s</text>
              <path d="M{Margin} {Margin}V{Height - Margin}H{Width - Margin}" fill="none" stroke="gray"/>
              <text x="4" y="{Margin}">{high:F0}</text>
              <text x="4" y="{Height - Margin}">{low:F0}</text>
              <text x="{Margin}" y="{Height - Margin / 2}">0 s</text>
              <text x="{Width - Margin}" y="{Height - Margin / 2}" text-anchor="end">{longest:F0} s</text>
              <path d="{Steps(point => point.Cost)}" fill="none" stroke="firebrick" stroke-width="2"/>
              <path d="{Steps(point => point.Bound)}" fill="none" stroke="steelblue" stroke-width="2"/>
            </svg>
            """);
    }
}
