using Dapper;
using Npgsql;

namespace MutualAid.Identity;

/// <summary>The invented people of the demo, in the order in which the sign-in page lists them. None where the demo is not loaded.</summary>
public sealed class DemoSignIns(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<DemoSignIn>> List(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<DemoSignIn>(new(Select, cancellationToken: cancellation))];
    }

    const string Select =
        """
        select a.user_name as UserName, a.display_name as DisplayName, d.task_sv as TaskSv, d.task_en as TaskEn
        from auth.demo_account d
        join auth.account a on a.id = d.account_id
        order by d.position
        """;
}

/// <param name="TaskSv">What the person does in the story, in Swedish.</param>
/// <param name="TaskEn">The same in English.</param>
public sealed record DemoSignIn(string UserName, string DisplayName, string TaskSv, string TaskEn);
