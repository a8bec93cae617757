using Dapper;
using MutualAid.Contracts.Hours;

namespace MutualAid.Server.Tests.Support;

/// <summary>Presets and modes that a test takes for granted, and what could be said without fault at <see cref="FixedTime.Now"/>.</summary>
static class GivenHours
{
    public static HourPresetFacts Preset(params (string Rule, int Limit)[] limits) => new(
        ValidFrom: null, DayBreak: null, "four_weeks", limits.ToDictionary(limit => limit.Rule, limit => limit.Limit), "HR-chefen", "Efter samverkan med facken");

    public static DecideHourModeRequest Emergency(params Guid[] personIds) => new(
        "emergency", "Kommundirektören", FixedTime.Now.AddHours(-1), "Alla servrar är krypterade", FixedTime.Now, FixedTime.Now.AddDays(7), null, null, null, null, personIds);

    public static DecideHourModeRequest CrisisAgreement(params Guid[] personIds) => Emergency(personIds) with
    {
        Mode = "crisis_agreement", CrisisDecision = "Kommundirektören 20 november", ActivationDecision = "SKR och Sobona 21 november", LocalAgreement = "LOK 21 november",
    };

    /// <summary>A version of a municipality's numbers, the next one.</summary>
    public static async Task GivenPreset(this Api api, string municipalityCode, string validFrom, string limits, string? dayBreak = null, string capWindow = "four_weeks")
    {
        var accountId = await api.GivenAccount(municipalityCode, "coordinator");
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            insert into hour_preset (id, municipality_code, version, valid_from, day_break, cap_window, limits, decided_by, reason, created_by)
            select gen_random_uuid(), @municipalityCode, 1 + count(*), @validFrom::timestamptz, @dayBreak::time, @capWindow, @limits::jsonb, 'HR-chefen', 'Given', @accountId
            from hour_preset
            where municipality_code = @municipalityCode
            """,
            new { municipalityCode, validFrom, limits, dayBreak, capWindow, accountId });
    }

    public static async Task<Guid> GivenMode(this Api api, string municipalityCode, string mode, string from, string to, params Guid[] personIds)
    {
        var id = Guid.CreateVersion7();
        var accountId = await api.GivenAccount(municipalityCode, "coordinator");
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            insert into hour_mode (id, municipality_code, mode, decided_by, decided_at, ground, from_at, to_at, crisis_decision, activation_decision, local_agreement, created_by)
            values (@id, @municipalityCode, @mode, 'Kommundirektören', @from::timestamptz, 'Given', @from::timestamptz, @to::timestamptz, 'A', 'B', 'C', @accountId);

            insert into hour_mode_person (mode_id, person_id, municipality_code)
            select @id, person_id, @municipalityCode
            from unnest(@personIds) as person_id;
            """,
            new { id, municipalityCode, mode, from, to, accountId, personIds });
        return id;
    }

    /// <summary>Work for the own employer with a date of its own.</summary>
    public static async Task GivenHomeDuty(this Api api, Guid personId, string from, string to, string kind = "ordinary")
    {
        var accountId = await api.GivenAccount("2580", "coordinator");
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            "insert into home_duty (id, person_id, starts_at, ends_at, kind, created_by) values (gen_random_uuid(), @personId, @from::timestamptz, @to::timestamptz, @kind, @accountId)",
            new { personId, from, to, kind, accountId });
    }

    /// <summary>Six weeks of forty hours at home from 7 January 2030, Monday to Thursday, and three days of the seventh with twenty-nine: by a contract of ten hours, 199 of extra time.</summary>
    public static async Task GivenWinterAtWork(this Api api, Guid personId)
    {
        var accountId = await api.GivenAccount("2580", "coordinator");
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            insert into home_duty (id, person_id, starts_at, ends_at, created_by)
            select gen_random_uuid(), @personId, day + interval '8 hours', day + case when number = 26 then interval '17 hours' else interval '18 hours' end, @accountId
            from generate_series(0, 26) as number, lateral (select timestamptz '2030-01-07 00:00+01' + interval '1 day' * (number / 4 * 7 + number % 4) as day) as days
            """,
            new { personId, accountId });
    }
}
