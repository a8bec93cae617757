using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace MutualAid.Database;

/// <summary>Facts that are the same for every installation: municipalities, skills, hour rules, holidays. From <c>db/reference</c>.</summary>
/// <remarks>
/// Loading twice changes nothing. Rows that others refer to (municipalities, skills, levels) are added and updated but never removed;
/// the rest follows the files exactly.
/// </remarks>
public static class ReferenceData
{
    /// <summary>Changes when any of the files does.</summary>
    public static string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        Text("municipalities.json") + Text("skills.json") + Text("hour-rules.json") + Text("holidays.csv"))));

    public static async Task Load(string ownerConnection, CancellationToken cancellationToken = default)
    {
        await using var connection = new NpgsqlConnection(ownerConnection);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        using var skills = JsonDocument.Parse(Text("skills.json"));
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select pg_advisory_xact_lock(hashtextextended('mutualaid reference', 0))"),
                From(Text("municipalities.json"), Municipalities),
                From(Text("municipalities.json"), RemovedNeighbours),
                From(Text("municipalities.json"), Neighbours),
                From(skills.RootElement.GetProperty("levels").GetRawText(), Levels),
                From(skills.RootElement.GetProperty("skills").GetRawText(), Skills),
                new("delete from hour_rule"),
                From(Text("hour-rules.json"), HourRules),
                new("delete from holiday"),
                From(HolidaysAsJson(), Holidays),
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    static NpgsqlBatchCommand From(string json, string sql) =>
        new(sql) { Parameters = { new() { Value = json, NpgsqlDbType = NpgsqlDbType.Jsonb } } };

    static string HolidaysAsJson() => JsonSerializer.Serialize(
        Text("holidays.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.TrimEnd('\r').Split(','))
            .Select(cells => new { date = cells[0], name = cells[1], kind = cells[2] }));

    static string Text(string file) => Resource.Text("reference/" + file);

    const string Municipalities = """
        insert into municipality (code, name, legal_name, county_code, county, population, latitude, longitude)
        select code, name, legal_name, county_code, county, population, latitude, longitude
        from jsonb_to_recordset($1) as file (code text, name text, legal_name text, county_code text, county text, population integer,
            latitude double precision, longitude double precision)
        on conflict (code) do update set
            (name, legal_name, county_code, county, population, latitude, longitude) =
            (excluded.name, excluded.legal_name, excluded.county_code, excluded.county, excluded.population, excluded.latitude, excluded.longitude)
        """;

    const string RemovedNeighbours = """
        delete from municipality_neighbour
        where not exists (
            select from jsonb_to_recordset($1) as file (code text, neighbours jsonb)
            where file.code = municipality_neighbour.code and file.neighbours ? municipality_neighbour.neighbour_code)
        """;

    const string Neighbours = """
        insert into municipality_neighbour (code, neighbour_code)
        select file.code, neighbour.code
        from jsonb_to_recordset($1) as file (code text, neighbours jsonb)
        cross join jsonb_array_elements_text(file.neighbours) as neighbour (code)
        on conflict do nothing
        """;

    const string Levels = """
        insert into skill_level (level, name_sv, name_en, fact_sv)
        select level, name_sv, name_en, fact_sv
        from jsonb_to_recordset($1) as file (level smallint, name_sv text, name_en text, fact_sv text)
        on conflict (level) do update set (name_sv, name_en, fact_sv) = (excluded.name_sv, excluded.name_en, excluded.fact_sv)
        """;

    const string Skills = """
        insert into skill (id, sort, category, name_sv, name_en, place, trust, phases)
        select skill ->> 'id', position, skill ->> 'category', skill ->> 'name_sv', skill ->> 'name_en', skill ->> 'place', skill ->> 'trust',
            array(select jsonb_array_elements_text(skill -> 'phases'))
        from jsonb_array_elements($1) with ordinality as file (skill, position)
        on conflict (id) do update set
            (sort, category, name_sv, name_en, place, trust, phases) =
            (excluded.sort, excluded.category, excluded.name_sv, excluded.name_en, excluded.place, excluded.trust, excluded.phases)
        """;

    const string HourRules = """
        insert into hour_rule (id, preset, article, metric, operator, value, unit, period_text, severity, verified, note)
        select id, preset, article, metric, operator, value, unit, period_text, severity, verified, note
        from jsonb_to_recordset($1) as file (id text, preset text, article text, metric text, operator text, value numeric, unit text,
            period_text text, severity text, verified boolean, note text)
        """;

    const string Holidays = """
        insert into holiday (date, name, kind)
        select date, name, kind
        from jsonb_to_recordset($1) as file (date date, name text, kind text)
        """;
}
