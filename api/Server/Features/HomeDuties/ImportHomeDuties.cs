using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Features.People;
using MutualAid.Server.Features.People.Csv;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.HomeDuties;

/// <summary>A file of duties at home, out of the employer's own system: all of it is written, or none.</summary>
/// <remarks>
/// The body is the file itself. A row that stands already, to the minute, is passed over, so the same file can be read again after it has grown.
/// 422 <c>file-has-errors</c> names every row that is wrong; else as for a file of people, 413 or 422 with a type that begins <c>file-</c>.
/// </remarks>
static class ImportHomeDuties
{
    const int LongestValue = 200;

    public static async Task<Results<Ok<ImportHomeDutiesResponse>, ProblemHttpResult>> Handle(
        string code, HttpRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (await request.ReadFile(cancellation) is not { } bytes) return Problems.Refuse(StatusCodes.Status413PayloadTooLarge, "file-too-large", ("maxBytes", ImportFile.MaxBytes));
        var (file, refusal) = HomeDutyFile.Read(bytes);
        if (file is null) return refusal!;

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await transaction.LockRegister(code, cancellation);
        var people = (await connection.QueryAsync<PersonRow>(new(People, new { code, emails = file.Rows.Select(row => row[HomeDutyFile.WorkEmail]).Distinct().ToArray() }, transaction, cancellationToken: cancellation)))
            .ToDictionary(person => person.WorkEmail, StringComparer.OrdinalIgnoreCase);

        List<HomeDutyRowErrorDto> errors = [];
        var read = file.Rows.Select(row => (Row: row, Duty: Read(row, people, errors))).Where(each => each.Duty is not null).Select(each => (each.Row, Duty: each.Duty!.Value)).ToArray();

        var ids = read.Select(each => each.Duty.PersonId).Distinct().ToArray();
        await connection.LockPersons(transaction, ids, cancellation);
        var standing = read is [] ? [] : await connection.ReadHomeDuties(ids, read.Min(each => each.Duty.StartsAt), read.Max(each => each.Duty.EndsAt), transaction, cancellation);
        var added = Added(read, standing, errors);
        if (errors.Count > 0) return Problems.Unprocessable("file-has-errors", ("rows", errors.OrderBy(error => error.Row).ToArray()));

        var now = clock.GetCurrentInstant();
        var before = await ComingShifts.Look(connection, ids, now, transaction, cancellation);
        await transaction.WriteHomeDuties(added, caller.AccountId, now, cancellation);
        var unlawful = (await ComingShifts.Look(connection, ids, now, transaction, cancellation)).Since(before);

        await transaction.Record(
            caller, "home-duties-imported", code, null,
            new { added = added.Length, personIds = added.Select(duty => duty.PersonId).Distinct(), madeUnlawful = unlawful.Values.SelectMany(each => each.Shifts).Select(shift => shift.AssignmentId) }, cancellation);
        await transaction.RecordUnlawful(caller, "home-duties-imported", unlawful.Values, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(new ImportHomeDutiesResponse(
            added.Length, read.Length - added.Length,
            [.. people.Values.Where(person => unlawful.ContainsKey(person.Id)).OrderBy(person => person.Name).Select(person => new UnlawfulPersonDto(person.Id, person.Name, unlawful[person.Id]))]));
    }

    static NewHomeDuty? Read(HomeDutyFileRow row, Dictionary<string, PersonRow> people, List<HomeDutyRowErrorDto> errors)
    {
        var known = errors.Count;
        if (row.Fault is { } fault)
        {
            Wrong("", fault);
            return null;
        }

        var (start, noStart) = HomeDutyNotation.ReadTime(row[HomeDutyFile.Start], isEnd: false);
        var (end, noEnd) = HomeDutyNotation.ReadTime(row[HomeDutyFile.End], isEnd: true);
        var kind = HomeDutyNotation.ReadKind(row[HomeDutyFile.Kind]);
        var person = people.GetValueOrDefault(row[HomeDutyFile.WorkEmail]);

        if (person is null) Wrong(HomeDutyFile.WorkEmail, row[HomeDutyFile.WorkEmail].Length == 0 ? "required" : "unknown-person");
        if (noStart is not null) Wrong(HomeDutyFile.Start, noStart);
        if (noEnd is not null) Wrong(HomeDutyFile.End, noEnd);
        if (kind is null) Wrong(HomeDutyFile.Kind, "unknown-kind");
        if (errors.Count > known) return null;

        var duty = new NewHomeDuty(Guid.CreateVersion7(), person!.Id, start!.Value, end!.Value, kind!);
        if (duty.Error is var (isEnd, code)) Wrong(isEnd ? HomeDutyFile.End : HomeDutyFile.Start, code);
        return errors.Count > known ? null : duty;

        void Wrong(string column, string code) => errors.Add(Error(row, column, code));
    }

    /// <summary>Those that do not stand already. Two that share a minute are an error of the later row.</summary>
    static NewHomeDuty[] Added((HomeDutyFileRow Row, NewHomeDuty Duty)[] read, NewHomeDuty[] standing, List<HomeDutyRowErrorDto> errors)
    {
        var taken = standing.GroupBy(duty => duty.PersonId).ToDictionary(group => group.Key, group => group.ToList());
        List<NewHomeDuty> added = [];

        foreach (var (row, duty) in read)
        {
            if (!taken.TryGetValue(duty.PersonId, out var theirs)) taken[duty.PersonId] = theirs = [];
            if (theirs.Exists(duty.IsSameAs)) continue;

            if (theirs.Exists(duty.Collides)) errors.Add(Error(row, HomeDutyFile.Start, "overlaps"));
            theirs.Add(duty);
            added.Add(duty);
        }

        return [.. added];
    }

    static HomeDutyRowErrorDto Error(HomeDutyFileRow row, string column, string code) =>
        new(row.Row, column, column.Length == 0 ? "" : row[column] is { Length: > LongestValue } value ? value[..LongestValue] : row[column], code);

    sealed record PersonRow(Guid Id, string Name, string WorkEmail);

    const string People =
        """
        select id, name, work_email
        from person
        where municipality_code = @code
          and lower(work_email) in (select lower(email) from unnest(@emails) as email)
        """;
}
