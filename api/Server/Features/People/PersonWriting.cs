using System.Text.Json;
using Dapper;
using MutualAid.Contracts.People;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>Writing persons, one or five thousand, in the same four statements.</summary>
static class PersonWriting
{
    /// <summary>
    /// Until the transaction ends nobody else adds or edits in this register, so that a work e-mail that was free when it was looked for is
    /// free when it is written. Taken before persons' locks, never after.
    /// </summary>
    public static Task LockRegister(this NpgsqlTransaction transaction, string municipalityCode, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteAsync(new(TakeRegisterLock, new { municipalityCode }, transaction, cancellationToken: cancellation));

    public static async Task AddPersons(
        this NpgsqlTransaction transaction, string municipalityCode, IReadOnlyCollection<(Guid Id, PersonFacts Facts)> persons, Guid accountId, Instant now, CancellationToken cancellation)
    {
        await transaction.Run(InsertPersons, persons, new { municipalityCode, now }, cancellation);
        await transaction.WriteSkillsAndLeave(
            [.. persons.SelectMany(person => Skills(person.Id, person.Facts, [], accountId, now))],
            [.. persons.SelectMany(person => Leave(person.Id, person.Facts))],
            cancellation);
    }

    /// <param name="persons">As they were read under the register's lock, and what they are to be.</param>
    public static async Task ChangePersons(
        this NpgsqlTransaction transaction, IReadOnlyCollection<(Person Before, PersonFacts After)> persons, Guid accountId, Instant now, CancellationToken cancellation)
    {
        (Guid Id, PersonFacts Facts)[] after = [.. persons.Select(person => (person.Before.Row.Id, person.After))];
        await transaction.Run(UpdatePersons, after, new { now }, cancellation);
        await transaction.Connection!.ExecuteAsync(new(DeleteSkillsAndLeave, new { ids = after.Select(person => person.Id).ToArray() }, transaction, cancellationToken: cancellation));
        await transaction.WriteSkillsAndLeave(
            [.. persons.SelectMany(person => Skills(person.Before.Row.Id, person.After, person.Before.Skills, accountId, now))],
            [.. after.SelectMany(person => Leave(person.Id, person.Facts))],
            cancellation);
    }

    /// <summary>A confirmation that stands keeps its date and its giver; it stands for the level that it was given for.</summary>
    static IEnumerable<PersonSkillRow> Skills(Guid personId, PersonFacts facts, PersonSkillRow[] before, Guid accountId, Instant now) =>
        from skill in facts.Skills
        let same = before.FirstOrDefault(old => old.SkillId == skill.SkillId && old.Level == skill.Level && old.ConfirmedAt is not null)
        select skill.Confirmed
            ? new PersonSkillRow(personId, skill.SkillId, skill.Level, same?.ConfirmedAt ?? now, same is null ? accountId : same.ConfirmedBy)
            : new PersonSkillRow(personId, skill.SkillId, skill.Level, null, null);

    static IEnumerable<PersonLeaveRow> Leave(Guid personId, PersonFacts facts) =>
        facts.Leave.Select(leave => new PersonLeaveRow(personId, leave.FromDate, leave.ToDate));

    static async Task WriteSkillsAndLeave(this NpgsqlTransaction transaction, PersonSkillRow[] skills, PersonLeaveRow[] leave, CancellationToken cancellation)
    {
        await transaction.Connection!.ExecuteAsync(new(InsertSkills, new
        {
            personIds = Array.ConvertAll(skills, skill => skill.PersonId),
            skillIds = Array.ConvertAll(skills, skill => skill.SkillId),
            levels = Array.ConvertAll(skills, skill => skill.Level),
            confirmedAt = Array.ConvertAll(skills, skill => skill.ConfirmedAt?.ToDateTimeOffset()),
            confirmedBy = Array.ConvertAll(skills, skill => skill.ConfirmedBy),
        }, transaction, cancellationToken: cancellation));
        await transaction.Connection!.ExecuteAsync(new(InsertLeave, new
        {
            personIds = Array.ConvertAll(leave, period => period.PersonId),
            fromDates = Array.ConvertAll(leave, period => period.FromDate),
            toDates = Array.ConvertAll(leave, period => period.ToDate),
        }, transaction, cancellationToken: cancellation));
    }

    static Task<int> Run(this NpgsqlTransaction transaction, string sql, IEnumerable<(Guid Id, PersonFacts Facts)> persons, object more, CancellationToken cancellation)
    {
        var parameters = new DynamicParameters(more);
        parameters.Add("persons", JsonSerializer.Serialize(persons.Select(person => new WrittenPerson(
            person.Id, person.Facts.Name, person.Facts.WorkEmail, person.Facts.WorkPhone, person.Facts.Title, person.Facts.WorksOnSite, person.Facts.WorksRemote,
            person.Facts.ContractedMinutesPerWeek, person.Facts.HomeMinutesPerWeek, person.Facts.HomeDays, person.Facts.AvailableDays, person.Facts.AvailableNights, person.Facts.AgreedToBeAsked)), Json));
        return transaction.Connection!.ExecuteAsync(new(sql, parameters, transaction, cancellationToken: cancellation));
    }

    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    sealed record WrittenPerson(
        Guid Id, string Name, string WorkEmail, string? WorkPhone, string Title, bool WorksOnSite, bool WorksRemote,
        int? ContractedMinutesPerWeek, int HomeMinutesPerWeek, int HomeDays, int AvailableDays, int AvailableNights, bool Agreed);

    const string TakeRegisterLock = "select pg_advisory_xact_lock(hashtextextended('register:' || @municipalityCode, 0))";

    const string InsertPersons =
        """
        insert into person (
            id, municipality_code, name, work_email, work_phone, title, works_on_site, works_remote,
            contracted_minutes_per_week, home_minutes_per_week, home_days, available_days, available_nights, agreed_to_be_asked_at, created_at, updated_at)
        select id, @municipalityCode, name, work_email, work_phone, title, works_on_site, works_remote,
               contracted_minutes_per_week, home_minutes_per_week, home_days, available_days, available_nights, case when agreed then @now end, @now, @now
        from jsonb_to_recordset(@persons::jsonb) as written (
            id uuid, name text, work_email text, work_phone text, title text, works_on_site boolean, works_remote boolean,
            contracted_minutes_per_week integer, home_minutes_per_week integer, home_days smallint, available_days smallint, available_nights smallint, agreed boolean)
        """;

    const string UpdatePersons =
        """
        update person
        set name = written.name, work_email = written.work_email, work_phone = written.work_phone, title = written.title,
            works_on_site = written.works_on_site, works_remote = written.works_remote,
            contracted_minutes_per_week = written.contracted_minutes_per_week, home_minutes_per_week = written.home_minutes_per_week, home_days = written.home_days,
            available_days = written.available_days, available_nights = written.available_nights,
            agreed_to_be_asked_at = case when agreed then coalesce(person.agreed_to_be_asked_at, @now) end,
            version = person.version + 1, updated_at = @now
        from jsonb_to_recordset(@persons::jsonb) as written (
            id uuid, name text, work_email text, work_phone text, title text, works_on_site boolean, works_remote boolean,
            contracted_minutes_per_week integer, home_minutes_per_week integer, home_days smallint, available_days smallint, available_nights smallint, agreed boolean)
        where person.id = written.id
        """;

    const string DeleteSkillsAndLeave =
        """
        with skills as (delete from person_skill where person_id = any(@ids))
        delete from person_leave where person_id = any(@ids)
        """;

    const string InsertSkills =
        """
        insert into person_skill (person_id, skill_id, level, confirmed_at, confirmed_by)
        select person_id, skill_id, level, confirmed_at, confirmed_by
        from unnest(@personIds::uuid[], @skillIds::text[], @levels::smallint[], @confirmedAt::timestamptz[], @confirmedBy::uuid[])
             as written (person_id, skill_id, level, confirmed_at, confirmed_by)
        """;

    const string InsertLeave =
        """
        insert into person_leave (person_id, from_date, to_date)
        select person_id, from_date, to_date
        from unnest(@personIds::uuid[], @fromDates::date[], @toDates::date[]) as written (person_id, from_date, to_date)
        """;
}
