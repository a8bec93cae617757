using Dapper;
using MutualAid.Contracts.People;

namespace MutualAid.Server.Tests.Support;

/// <summary>Persons in the register that a test takes for granted. Written as rows, past every check.</summary>
static class GivenPeople
{
    static int registers;
    static int emails;

    /// <summary>A municipality that no other test writes persons in, so that counting them means something.</summary>
    public static async Task<string> AnEmptyRegister(this Api api)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await connection.QuerySingleAsync<string>(
            "select code from municipality where code < '2400' and code not in ('2321', '0180', '0581', '0885') order by code offset @number limit 1", new { number = Interlocked.Increment(ref registers) });
    }

    /// <summary>Numbered: in one of some hundred UUIDs stand ten digits that may be a personal identity number, which the register refuses.</summary>
    public static string NewEmail() => $"ida.{Interlocked.Increment(ref emails)}@lulea.example";

    /// <summary>Facts that nothing is wrong with.</summary>
    public static PersonFacts Facts(string name = "Ida Nilsson", string? email = null) => new(
        name, email ?? NewEmail(), "070-174 06 05", "Systemtekniker", WorksOnSite: true, WorksRemote: true,
        HomeMinutesPerWeek: 480, HomeDays: 0b000_0001, AvailableDays: 127, AvailableNights: 31, AgreedToBeAsked: true,
        [new("it.backup", 3, Confirmed: false), new("klient.servicedesk", 2, Confirmed: true)],
        [new(new(2030, 7, 1), new(2030, 7, 15))]);

    public static async Task<Guid> GivenPerson(
        this Api api, string municipalityCode, string name = "Ida Nilsson", string? email = null, bool agreed = true, bool deactivated = false,
        params (string Id, int Level)[] skills)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            insert into person (id, municipality_code, name, work_email, title, agreed_to_be_asked_at, deactivated_at)
            values (@id, @municipalityCode, @name, @email, 'Systemtekniker', case when @agreed then timestamptz '2026-01-01' end, case when @deactivated then timestamptz '2026-02-01' end)
            """,
            new { id, municipalityCode, name, email = email ?? NewEmail(), agreed, deactivated });
        await connection.ExecuteAsync(
            "insert into person_skill (person_id, skill_id, level) values (@id, @skill, @level)",
            skills.Select(skill => new { id, skill = skill.Id, level = skill.Level }));
        return id;
    }

    /// <param name="minutesPerWeek">Null for full time.</param>
    public static async Task GivenContract(this Api api, Guid personId, int? minutesPerWeek)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("update person set contracted_minutes_per_week = @minutesPerWeek where id = @personId", new { personId, minutesPerWeek });
    }

    public static async Task GivenPersons(this Api api, string municipalityCode, int count)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            insert into person (id, municipality_code, name, work_email)
            select gen_random_uuid(), @municipalityCode, 'Person ' || number, 'person.' || number || '@example.se'
            from generate_series(1, @count) as number
            """,
            new { municipalityCode, count });
    }

    public static async Task<int> RegisterSize(this Api api, string municipalityCode)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await connection.ExecuteScalarAsync<int>("select count(*)::integer from person where municipality_code = @municipalityCode", new { municipalityCode });
    }
}
