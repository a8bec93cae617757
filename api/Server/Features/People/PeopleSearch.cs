using Dapper;
using MutualAid.Server.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <param name="Q">Words that must all be found in name, work e-mail or title, without regard to case and accents.</param>
/// <param name="Skill">A skill id.</param>
/// <param name="Level">At least this level of <paramref name="Skill"/>.</param>
/// <param name="State">active (when left out), deactivated or all.</param>
/// <param name="Agreed">yes or no: agreed to be asked, or not. Left out: either.</param>
sealed record PeopleFilter(string? Q, string? Skill, int? Level, string? State, string? Agreed)
{
    const int MaxQueryLength = 200;

    /// <summary>Null when every value is one that the filter knows.</summary>
    public ValidationProblem? Problem
    {
        get
        {
            (string, string)[] errors =
            [
                .. Q?.Length > MaxQueryLength ? [("Q", "too-long")] : Array.Empty<(string, string)>(),
                .. State is null or "" or "active" or "deactivated" or "all" ? Array.Empty<(string, string)>() : [("State", "unknown-value")],
                .. Agreed is null or "" or "yes" or "no" ? Array.Empty<(string, string)>() : [("Agreed", "unknown-value")],
            ];
            return errors.Length == 0 ? null : Problems.Invalid(errors);
        }
    }
}

/// <summary>Finding persons in one register: what the list shows is what the export writes.</summary>
static class PeopleSearch
{
    /// <returns>Ids in Swedish order of name, from <paramref name="offset"/>, and how many there are in all.</returns>
    public static async Task<(Guid[] Ids, int Total)> SearchPeople(
        this NpgsqlConnection connection, string code, PeopleFilter filter, int? limit, int offset, CancellationToken cancellation)
    {
        var found = (await connection.QueryAsync<FoundRow>(new(Search, new
        {
            code,
            patterns = Patterns(filter.Q),
            skill = filter.Skill is "" ? null : filter.Skill,
            level = filter.Level ?? 1,
            deactivated = filter.State switch { "deactivated" => true, "all" => (bool?)null, _ => false },
            agreed = filter.Agreed switch { "yes" => true, "no" => false, _ => (bool?)null },
            limit,
            offset,
        }, cancellationToken: cancellation))).AsList();

        return ([.. found.Where(row => row.Id is not null).Select(row => row.Id!.Value)], found[0].Total);
    }

    /// <summary>What people type is text: <c>%</c> and <c>_</c> mean themselves.</summary>
    static string[] Patterns(string? query) =>
    [
        .. PersonText.Clean(query?.Replace("\0", "")).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => $"%{word.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%"),
    ];

    sealed record FoundRow(Guid? Id, int Total);

    // Letters are folded here and not by an extension or a collation, because neither is in every PostgreSQL that this runs on.
    // Sorting: å, ä and ö come after z, and the three signs after z in ASCII stand in for them.
    const string Search =
        """
        with letters as (
            select 'ÅÄÀÁÂÃĀĄåäàáâãāąÇĆČçćčĐÐđðÉÈÊËĒĘĚéèêëēęěÍÌÎÏĪíìîïīıŁłÑŃŇŊñńňŋÖØÓÒÔÕŌŐöøóòôõōőŘřŚŠśšŤŦťŧÜÚÙÛŪŮŰüúùûūůűÝŸýÿŹŽŻźžżÆæ' as marked,
                   'AAAAAAAAaaaaaaaaCCCcccDDddEEEEEEEeeeeeeeIIIIIiiiiiiLlNNNNnnnnOOOOOOOOooooooooRrSSssTTttUUUUUUUuuuuuuuYYyyZZZzzzAa' as plain
        ),
        found as (
            select person.id, translate(lower(translate(person.name, 'ÅÄÖÆØ', 'åäöæø')), 'åäæöø', '{||}}') as sort
            from person, letters
            where person.municipality_code = @code
              and (@deactivated::boolean is null or (person.deactivated_at is not null) = @deactivated)
              and (@agreed::boolean is null or (person.agreed_to_be_asked_at is not null) = @agreed)
              and (@skill::text is null or exists (
                      select 1
                      from person_skill
                      where person_skill.person_id = person.id and person_skill.skill_id = @skill and person_skill.level >= @level))
              and not exists (
                      select 1
                      from unnest(@patterns::text[]) as word (pattern)
                      where translate(concat_ws(' ', person.name, person.work_email, person.title), marked, plain) not ilike translate(word.pattern, marked, plain))
        ),
        page as (
            select id, sort
            from found
            order by sort collate "C", id
            limit @limit offset @offset
        )
        select page.id, (select count(*)::integer from found) as total
        from (select 1) as always
        left join page on true
        order by page.sort collate "C", page.id
        """;
}
