using Dapper;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Contracts.Hours;
using MutualAid.Contracts.People;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Features.People;
using MutualAid.Server.Features.People.Csv;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.HomeDuties;

/// <summary>What came of a file of duties.</summary>
/// <param name="Unlawful">By person.</param>
sealed record HomeDutyImport(HomeDutyImportRow[] Rows, IReadOnlyDictionary<Guid, UnlawfulDto> Unlawful)
{
    /// <summary>Numbers within a breach are left out: they may move with the time of day.</summary>
    public string Seen => ImportState.Digest(Rows.Select(row => row.Dto with { Breaches = [] }).Zip(Rows, (row, source) => new { row, Breaches = source.Breaches.Select(breach => new { breach.RuleId, breach.At }) }));

    /// <summary>Writes what is new and right. A row that stands already, to the minute, is passed over, so the same file can be read again after it has grown.</summary>
    /// <remarks>Whoever only wants to see the outcome does not commit. Holds the register and the persons until then.</remarks>
    public static async Task<HomeDutyImport> Write(NpgsqlTransaction transaction, StoredImport<HomeDutyColumn> import, Caller caller, Instant now, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        await transaction.LockRegister(import.MunicipalityCode, cancellation);
        var emails = import.File.Rows.Select(row => row[HomeDutyColumn.WorkEmail]).Distinct().ToArray();
        var people = (await connection.QueryAsync<HomeDutyPerson>(new(People, new { import.MunicipalityCode, emails }, transaction, cancellationToken: cancellation)))
            .ToDictionary(person => person.WorkEmail, StringComparer.OrdinalIgnoreCase);
        var read = Array.ConvertAll(import.File.Rows, row => HomeDutyImportRow.Read(row, people));

        NewHomeDuty[] right = [.. read.Select(row => row.Duty).OfType<NewHomeDuty>()];
        Guid[] ids = [.. right.Select(duty => duty.PersonId).Distinct()];
        await connection.LockPersons(transaction, ids, cancellation);
        var standing = right is [] ? [] : await connection.ReadHomeDuties(ids, right.Min(duty => duty.StartsAt), right.Max(duty => duty.EndsAt), transaction, cancellation);
        var rows = Against(standing, read);

        var before = await ComingShifts.Look(connection, ids, now, transaction, cancellation);
        await transaction.WriteHomeDuties([.. rows.Where(row => row.State == ImportState.New).Select(row => row.Duty!.Value)], caller.AccountId, now, cancellation);
        var unlawful = (await ComingShifts.Look(connection, ids, now, transaction, cancellation)).Since(before);

        return new([.. rows.GroupBy(row => row.Person?.Id).SelectMany(theirs => Blamed([.. theirs], theirs.Key is { } id ? unlawful.GetValueOrDefault(id) : null)).OrderBy(row => row.Source.Row)], unlawful);
    }

    /// <summary>Against what stands and the rows before. Of two that share a minute the later row is wrong.</summary>
    static HomeDutyImportRow[] Against(NewHomeDuty[] standing, HomeDutyImportRow[] rows)
    {
        var taken = standing.GroupBy(duty => duty.PersonId).ToDictionary(same => same.Key, same => same.Select(duty => (Duty: duty, Row: (int?)null)).ToList());

        return Array.ConvertAll(rows, row =>
        {
            if (row.Duty is not { } duty) return row;
            if (!taken.TryGetValue(duty.PersonId, out var theirs)) taken[duty.PersonId] = theirs = [];
            if (theirs.Exists(other => other.Duty.IsSameAs(duty))) return row with { IsThere = true };
            if (theirs.FindIndex(other => other.Duty.Collides(duty)) is >= 0 and var at) return row.Wrong(HomeDutyColumn.Start, theirs[at].Row is null ? "overlaps" : "overlaps-in-file", theirs[at].Row);

            theirs.Add((duty, row.Source.Row));
            return row;
        });
    }

    /// <summary>Each breach stands at the new rows that take part in it; one in which none does, at every new row of the person.</summary>
    static IEnumerable<HomeDutyImportRow> Blamed(HomeDutyImportRow[] rows, UnlawfulDto? unlawful)
    {
        if (unlawful is null) return rows;

        var parts = Array.ConvertAll(unlawful.Breaches, breach => (Breach: breach, IsShared: Array.Exists(rows, row => row.TakesPartIn(breach))));
        return rows.Select(row => row.State == ImportState.New ? row with { Breaches = [.. parts.Where(part => !part.IsShared || row.TakesPartIn(part.Breach)).Select(part => part.Breach)] } : row);
    }

    const string People =
        """
        select id, name, work_email
        from person
        where municipality_code = @MunicipalityCode
          and lower(work_email) in (select lower(email) from unnest(@emails) as email)
        """;
}

/// <summary>One row of the file.</summary>
/// <param name="Duty">Absent where it cannot be read.</param>
/// <param name="IsThere">Whether it stands already.</param>
sealed record HomeDutyImportRow(
    ImportFileRow<HomeDutyColumn> Source, HomeDutyPerson? Person, NewHomeDuty? Duty, bool IsThere, ImportErrorDto[] Errors, BreachDto[] Breaches) : IImportRow<HomeDutyImportRowDto>
{
    public string State => Errors.Length > 0 ? ImportState.Error : IsThere ? ImportState.Unchanged : ImportState.New;

    public bool IsNoted => Breaches.Length > 0;

    public HomeDutyImportRowDto Dto => new(
        Source.Row, State, Person?.Name ?? "", Person?.WorkEmail ?? Source[HomeDutyColumn.WorkEmail], Person?.Id, Duty?.StartsAt.ToDateTimeOffset(), Duty?.EndsAt.ToDateTimeOffset(), Duty?.Kind,
        Errors, Breaches);

    public static HomeDutyImportRow Read(ImportFileRow<HomeDutyColumn> source, Dictionary<string, HomeDutyPerson> people)
    {
        var email = source[HomeDutyColumn.WorkEmail];
        var row = new HomeDutyImportRow(source, people.GetValueOrDefault(email), Duty: null, IsThere: false, [], []);
        if (source.Fault is { } fault) return row with { Errors = [new("", "", fault, [])] };

        var (start, noStart) = HomeDutyNotation.ReadTime(source[HomeDutyColumn.Start], isEnd: false);
        var (end, noEnd) = HomeDutyNotation.ReadTime(source[HomeDutyColumn.End], isEnd: true);
        var kind = HomeDutyNotation.ReadKind(source[HomeDutyColumn.Kind]);

        if (row.Person is null) row = row.Wrong(HomeDutyColumn.WorkEmail, email.Length == 0 ? "required" : "unknown-person");
        if (noStart is not null) row = row.Wrong(HomeDutyColumn.Start, noStart);
        if (noEnd is not null) row = row.Wrong(HomeDutyColumn.End, noEnd);
        if (kind is null) row = row.Wrong(HomeDutyColumn.Kind, "unknown-kind");
        if (row.Errors.Length > 0) return row;

        var duty = new NewHomeDuty(Guid.CreateVersion7(), row.Person!.Id, start!.Value, end!.Value, kind!);
        return duty.Error is var (isEnd, code) ? row.Wrong(isEnd ? HomeDutyColumn.End : HomeDutyColumn.Start, code) : row with { Duty = duty };
    }

    /// <param name="otherRow">The row that it clashes with, if it is one of the file.</param>
    public HomeDutyImportRow Wrong(HomeDutyColumn column, string code, int? otherRow = null) =>
        this with { Errors = [.. Errors, new(column.ToString(), ImportFileRow<HomeDutyColumn>.Quoted(Source[column]), code, otherRow is { } other ? [other] : [])] };

    public bool TakesPartIn(BreachDto breach) =>
        State == ImportState.New && Duty is { } duty
        && Array.Exists(breach.Duties, part => part.Employer == "home" && part.StartsAt == duty.StartsAt.ToDateTimeOffset() && part.EndsAt == duty.EndsAt.ToDateTimeOffset());
}

sealed record HomeDutyPerson(Guid Id, string Name, string WorkEmail);
