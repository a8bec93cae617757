using System.Globalization;
using Dapper;

namespace MutualAid.Server.Tests.Support;

/// <summary>Dated work at home that a test takes for granted. Written as rows, past every check.</summary>
static class GivenHomeDuties
{
    public static async Task<Guid> GivenHomeDuty(this Api api, Guid personId, string startsAt, int hours, string kind = "ordinary")
    {
        var id = Guid.CreateVersion7();
        var start = DateTimeOffset.Parse(startsAt, CultureInfo.InvariantCulture).UtcDateTime;
        var account = await api.GivenAccount("2580", "coordinator");
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            "insert into home_duty (id, person_id, starts_at, ends_at, kind, created_by) values (@id, @personId, @start, @end, @kind, @account)",
            new { id, personId, start, end = start.AddHours(hours), kind, account });
        return id;
    }
}
