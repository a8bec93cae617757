using Dapper;
using MutualAid.Contracts.People;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>A person as the register holds them.</summary>
sealed record Person(PersonRow Row, PersonSkillRow[] Skills, PersonLeaveRow[] Leave)
{
    public PersonFacts Facts => new(
        Row.Name, Row.WorkEmail, Row.WorkPhone, Row.Title, Row.WorksOnSite, Row.WorksRemote, Row.HomeMinutesPerWeek, Row.HomeDays,
        Row.AvailableDays, Row.AvailableNights, Row.AgreedToBeAskedAt is not null,
        [.. Skills.Select(skill => new PersonSkillDto(skill.SkillId, skill.Level, skill.ConfirmedAt is not null))],
        [.. Leave.Select(leave => new LeaveDto(leave.FromDate, leave.ToDate))], Row.ContractedMinutesPerWeek);

    public PersonDto Dto => new(
        Row.Id, Row.MunicipalityCode, Facts, Row.HasAccount, Row.AgreedToBeAskedAt?.ToDateTimeOffset(), Row.DeactivatedAt?.ToDateTimeOffset(),
        Row.Version, Row.UpdatedAt.ToDateTimeOffset());
}

sealed record PersonRow(
    Guid Id, string MunicipalityCode, bool HasAccount, string Name, string WorkEmail, string? WorkPhone, string Title, bool WorksOnSite, bool WorksRemote,
    int? ContractedMinutesPerWeek, int HomeMinutesPerWeek, int HomeDays, int AvailableDays, int AvailableNights, Instant? AgreedToBeAskedAt, Instant? DeactivatedAt, int Version, Instant UpdatedAt);

sealed record PersonSkillRow(Guid PersonId, string SkillId, int Level, Instant? ConfirmedAt, Guid? ConfirmedBy);

/// <param name="ToDate">Not included.</param>
sealed record PersonLeaveRow(Guid PersonId, DateOnly FromDate, DateOnly ToDate);

/// <summary>Reading persons whole: shared by every slice that shows, compares or changes one.</summary>
static class PersonRows
{
    public static async Task<Person?> FindPerson(this NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid id, CancellationToken cancellation) =>
        (await connection.ReadPersons(transaction, [id], null, cancellation)).SingleOrDefault();

    public static Task<Person[]> ReadRegister(this NpgsqlConnection connection, NpgsqlTransaction? transaction, string municipalityCode, CancellationToken cancellation) =>
        connection.ReadPersons(transaction, null, municipalityCode, cancellation);

    /// <summary>In the order of <paramref name="ids"/>; those that do not exist are left out.</summary>
    public static async Task<Person[]> ReadPersons(this NpgsqlConnection connection, Guid[] ids, CancellationToken cancellation)
    {
        var found = (await connection.ReadPersons(null, ids, null, cancellation)).ToDictionary(person => person.Row.Id);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    static async Task<Person[]> ReadPersons(this NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid[]? ids, string? code, CancellationToken cancellation)
    {
        await using var answers = await connection.QueryMultipleAsync(new($"{Persons};{Skills};{Leave}", new { ids, code }, transaction, cancellationToken: cancellation));
        var rows = (await answers.ReadAsync<PersonRow>()).AsList();
        var skills = (await answers.ReadAsync<PersonSkillRow>()).ToLookup(skill => skill.PersonId);
        var leave = (await answers.ReadAsync<PersonLeaveRow>()).ToLookup(period => period.PersonId);

        return [.. rows.Select(row => new Person(row, [.. skills[row.Id]], [.. leave[row.Id]]))];
    }

    const string Persons =
        """
        select id, municipality_code, account_id is not null as has_account, name, work_email, work_phone, title, works_on_site, works_remote,
               contracted_minutes_per_week, home_minutes_per_week, home_days::integer, available_days::integer, available_nights::integer,
               agreed_to_be_asked_at, deactivated_at, version, updated_at
        from person
        where (id = any(@ids::uuid[]) or municipality_code = @code::text)
        """;

    const string Skills =
        """
        select person_skill.person_id, person_skill.skill_id, person_skill.level::integer, person_skill.confirmed_at, person_skill.confirmed_by
        from person_skill
        join person on person.id = person_skill.person_id
        join skill on skill.id = person_skill.skill_id
        where (person.id = any(@ids::uuid[]) or person.municipality_code = @code::text)
        order by person_skill.level desc, skill.sort
        """;

    const string Leave =
        """
        select person_leave.person_id, person_leave.from_date, person_leave.to_date
        from person_leave
        join person on person.id = person_leave.person_id
        where (person.id = any(@ids::uuid[]) or person.municipality_code = @code::text)
        order by person_leave.from_date
        """;
}
