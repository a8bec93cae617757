using Dapper;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>What the pages about single shifts ask besides the shifts.</summary>
static class ShiftNames
{
    public static async Task<IReadOnlyDictionary<Guid, RosterPerson>> Of(NpgsqlConnection connection, IEnumerable<Guid> personIds, CancellationToken cancellation) =>
        (await connection.QueryAsync<RosterPerson>(new(FindPersons, new { ids = personIds.Distinct().ToArray() }, cancellationToken: cancellation))).ToDictionary(person => person.Id);

    const string FindPersons =
        """
        select person.id, person.name, person.municipality_code, municipality.name as municipality, municipality.latitude, municipality.longitude
        from person
        join municipality on municipality.code = person.municipality_code
        where person.id = any(@ids)
        """;
}
