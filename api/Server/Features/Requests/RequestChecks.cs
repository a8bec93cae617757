using Dapper;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>What a request must hold before it is written. Field names are paths in <see cref="RequestFacts"/>: <c>Needs[0].ToDate</c>.</summary>
static class RequestChecks
{
    static readonly string[] Places = ["on_site", "remote"];

    public static async Task<(string Field, string Code)[]> Check(
        RequestFacts facts, NpgsqlConnection connection, NpgsqlTransaction transaction, TimeProvider clock, CancellationToken cancellation)
    {
        var known = await connection.QueryAsync<string>(new(KnownSkills, new { ids = facts.Needs.OfType<NeedDto>().Select(need => need.SkillId).Distinct().ToArray() }, transaction, cancellationToken: cancellation));
        return [.. Text(facts, clock.GetUtcNow()), .. CheckNeeds(facts.Needs, clock.Today(), known.ToHashSet())];
    }

    static IEnumerable<(string Field, string Code)> Text(RequestFacts facts, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(facts.Title)) yield return (nameof(facts.Title), "required");
        else if (facts.Title.Trim().Length > RequestLimits.TitleLength) yield return (nameof(facts.Title), $"at-most-{RequestLimits.TitleLength}");
        if (facts.ReportTo.Trim().Length > RequestLimits.ReportToLength) yield return (nameof(facts.ReportTo), $"at-most-{RequestLimits.ReportToLength}");
        if (facts.AnswerBy <= now) yield return (nameof(facts.AnswerBy), "in-the-past");
    }

    /// <param name="today">In Sweden.</param>
    /// <param name="knownSkills">Null: skills are not looked up.</param>
    public static IEnumerable<(string Field, string Code)> CheckNeeds(NeedDto[] needs, DateOnly today, IReadOnlySet<string>? knownSkills)
    {
        // JSON lets an array hold nulls, whatever the contract says.
        if (needs.Contains(null)) return [("Needs", "required")];
        if (needs.Length > RequestLimits.NeedsInRequest) return [("Needs", $"at-most-{RequestLimits.NeedsInRequest}")];

        var seats = needs.Sum(need => (long)Math.Clamp(need.Seats, 0, RequestLimits.SeatsInNeed));
        return
        [
            .. needs.SelectMany((need, index) => CheckNeed(need, today, knownSkills).Select(error => ($"Needs[{index}].{error.Field}", error.Code))),
            .. seats > RequestLimits.SeatsInRequest ? [("Needs", $"at-most-{RequestLimits.SeatsInRequest}-seats")] : Array.Empty<(string, string)>(),
        ];
    }

    static IEnumerable<(string Field, string Code)> CheckNeed(NeedDto need, DateOnly today, IReadOnlySet<string>? knownSkills)
    {
        if (string.IsNullOrWhiteSpace(need.Title)) yield return (nameof(need.Title), "required");
        else if (need.Title.Trim().Length > RequestLimits.TitleLength) yield return (nameof(need.Title), $"at-most-{RequestLimits.TitleLength}");

        if (knownSkills?.Contains(need.SkillId) == false) yield return (nameof(need.SkillId), "unknown");
        if (need.Level is < 1 or > 4) yield return (nameof(need.Level), "unknown");

        if (need.Seats < 1) yield return (nameof(need.Seats), "at-least-1");
        else if (need.Seats > RequestLimits.SeatsInNeed) yield return (nameof(need.Seats), $"at-most-{RequestLimits.SeatsInNeed}");

        if (need.Minimum < 0) yield return (nameof(need.Minimum), "at-least-0");
        else if (need.Minimum > need.Seats) yield return (nameof(need.Minimum), "more-than-seats");

        if (need.FromDate < today) yield return (nameof(need.FromDate), "in-the-past");
        else if (need.FromDate > today.AddDays(RequestLimits.DaysInNeed)) yield return (nameof(need.FromDate), "more-than-a-year-ahead");
        if (need.ToDate <= need.FromDate) yield return (nameof(need.ToDate), "ends-before-start");
        else if (need.ToDate.DayNumber - need.FromDate.DayNumber > RequestLimits.DaysInNeed) yield return (nameof(need.ToDate), $"at-most-{RequestLimits.DaysInNeed}-days");

        if (need.FirstShiftAt.Ticks % TimeSpan.TicksPerMinute != 0) yield return (nameof(need.FirstShiftAt), "not-a-whole-minute");
        if (!Places.Contains(need.Place)) yield return (nameof(need.Place), "unknown");
        if (need.Priority is < 1 or > 3) yield return (nameof(need.Priority), "unknown");

        if (!Patterns.ShiftMinutes.TryGetValue(need.Pattern, out var shift)) yield return (nameof(need.Pattern), "unknown");
        else if (need.HandoverMinutes < 0) yield return (nameof(need.HandoverMinutes), "at-least-0");
        else if (need.HandoverMinutes > RequestLimits.ShiftSpanMinutes - shift) yield return (nameof(need.HandoverMinutes), "shift-over-13-hours");
        else if (need.HandoverMinutes > RequestLimits.HandoverMinutes) yield return (nameof(need.HandoverMinutes), $"at-most-{RequestLimits.HandoverMinutes}");
    }

    const string KnownSkills = "select id from skill where id = any(@ids)";
}
