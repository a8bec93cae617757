using Dapper;
using MutualAid.Contracts.People;
using MutualAid.Contracts.Reference;
using MutualAid.Server.Features.People.Csv;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>What a person's facts are held against.</summary>
static class PersonLookups
{
    public static async Task<SkillNotation> ReadSkills(this NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        new([.. await connection.QueryAsync<SkillDto>(new(Skills, null, transaction, cancellationToken: cancellation))]);

    /// <summary>Errors by field, the work e-mail's owner included. Wants the register's lock.</summary>
    /// <param name="personId">The person that the facts are about; nobody yet, when adding.</param>
    public static async Task<(string Field, string Code)[]> FindErrors(
        this NpgsqlTransaction transaction, string municipalityCode, Guid? personId, PersonFacts facts, CancellationToken cancellation)
    {
        var skills = await transaction.Connection!.ReadSkills(transaction, cancellation);
        List<(string, string)> errors = [.. PersonCheck.Errors(facts, skills.Ids)];
        if (errors.Exists(error => error.Item1 == "WorkEmail")) return [.. errors];

        var taken = await transaction.Connection!.ExecuteScalarAsync<bool>(
            new(EmailIsTaken, new { municipalityCode, personId, facts.WorkEmail }, transaction, cancellationToken: cancellation));
        return taken ? [.. errors, ("WorkEmail", "already-registered")] : [.. errors];
    }

    const string Skills =
        """
        select id, category, name_sv, name_en, place
        from skill
        order by sort
        """;

    const string EmailIsTaken =
        """
        select exists (
            select 1
            from person
            where municipality_code = @municipalityCode
              and lower(work_email) = lower(@WorkEmail)
              and id is distinct from @personId)
        """;
}
