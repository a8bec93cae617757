using Dapper;
using MutualAid.Contracts.Requests;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>Needs that ask for a liaison on days for which the incident asks for nobody who could be one, by title.</summary>
static class MissingLiaisons
{
    /// <param name="needs">Of one request, which are looked at together with all that the incident has sent.</param>
    public static async Task<string[]> Of(NpgsqlConnection connection, Guid incidentId, NeedDto[] needs, CancellationToken cancellation)
    {
        if (!needs.Any(need => need.Liaison)) return [];

        var sent = await connection.QueryAsync<Days>(new(SentLiaisons, new { incidentId, skill = NeedDto.LiaisonSkill }, cancellationToken: cancellation));
        Days[] liaisons = [.. sent, .. needs.Where(need => need.SkillId == NeedDto.LiaisonSkill).Select(need => new Days(need.FromDate, need.ToDate))];
        return [.. needs.Where(need => need.Liaison && !liaisons.Any(days => days.FromDate < need.ToDate && need.FromDate < days.ToDate)).Select(need => need.Title)];
    }

    sealed record Days(DateOnly FromDate, DateOnly ToDate);

    const string SentLiaisons =
        """
        select need.from_date, need.to_date
        from need
        join request on request.id = need.request_id
        where request.incident_id = @incidentId
          and request.sent_at is not null
          and request.withdrawn_at is null
          and need.skill_id = @skill
        """;
}
