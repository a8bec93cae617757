using Dapper;
using MutualAid.Contracts.Incidents;
using MutualAid.Contracts.Requests;
using MutualAid.Identity;

namespace MutualAid.Server.Tests.Support;

/// <summary>What a crisis lead could say without fault at <see cref="FixedTime.Now"/>.</summary>
static class SomeFacts
{
    public static IncidentFacts OfAnIncident() => new(
        "IT-angreppet", "Alla servrar är krypterade.", "leh_4_1", FixedTime.Now.AddHours(-5), "Krisledningsnämndens ordförande", FixedTime.Now.AddHours(-8),
        "Ylva Provsson", "+46 923-650 00", "Kommunhuset, Nygatan 4");

    public static RequestFacts OfARequest(params NeedDto[] needs) => new("Första veckan", FixedTime.Now.AddHours(6), "Receptionen, fråga efter Ylva", needs);

    /// <summary>Two at a time around the clock, Monday 23 November to Sunday 29 November 2026.</summary>
    public static NeedDto OfANeed() => new("AD och konton", "it.identitet", 3, 2, new(2026, 11, 23), new(2026, 11, 30), "two_twelve", new(7, 0), 30, "on_site", 1);

    public static async Task<string[]> AuditOf(this Api api, Guid subjectId)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return [.. await connection.QueryAsync<string>("select action from audit where subject_id = @subjectId order by id", new { subjectId })];
    }

    /// <summary>Nobody, past the guard against forms of other sites.</summary>
    public static HttpClient AnonymousForm(this Api api)
    {
        var client = api.Anonymous();
        client.DefaultRequestHeaders.Add(CrossSiteGuard.Header, CrossSiteGuard.Value);
        return client;
    }
}
