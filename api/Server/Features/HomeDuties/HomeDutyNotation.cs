using MutualAid.Server.Features.People.Csv;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace MutualAid.Server.Features.HomeDuties;

/// <summary>How times and kinds of duty are written in a cell.</summary>
static class HomeDutyNotation
{
    static readonly LocalDateTimePattern[] Patterns =
    [
        .. from date in (string[])["uuuu'-'MM'-'dd' '", "uuuu'-'MM'-'dd'T'"]
           from time in (string[])["H':'mm", "H'.'mm", "H':'mm':'ss"]
           select LocalDateTimePattern.CreateWithInvariantCulture(date + time),
    ];

    static readonly ZoneLocalMappingResolver FirstOfTwo = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ThrowWhenSkipped);
    static readonly ZoneLocalMappingResolver LastOfTwo = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ThrowWhenSkipped);

    /// <summary><c>2026-12-01 08:00</c> by the clock on the wall in Stockholm.</summary>
    /// <param name="isEnd">In the hour that the autumn night has twice, a start is the first and an end the last, so that no work is lost.</param>
    /// <returns>The instant, or a stable code for why there is none.</returns>
    public static (Instant? At, string? Code) ReadTime(string cell, bool isEnd)
    {
        foreach (var pattern in Patterns)
        {
            if (!pattern.Parse(cell).TryGetValue(default, out var wall)) continue;

            return Stockholm.Zone.MapLocal(wall).Count == 0
                ? (null, "no-such-time")
                : (wall.InZone(Stockholm.Zone, isEnd ? LastOfTwo : FirstOfTwo).ToInstant(), null);
        }

        return (null, cell.Length == 0 ? "required" : "not-a-time");
    }

    /// <summary>In Swedish, in English, or as it goes over the wire; nothing is ordinary work.</summary>
    public static string? ReadKind(string cell) => Fold.Text(cell) switch
    {
        "" or "ordinarie" or "ordinar" or "arbete" or "pass" or "ordinary" or "work" => "ordinary",
        "overtid" or "overtime" => "overtime",
        "nodfallsovertid" or "nodfall" or "emergencyovertime" => "emergency_overtime",
        "jour" or "oncall" => "on_call",
        "beredskap" or "standby" => "stand_by",
        "resa" or "restid" or "travel" => "travel",
        _ => null,
    };
}
