using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Schedules;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>What would change for whom if a run were published now, person by person.</summary>
static class GetScheduleChanges
{
    public static async Task<Results<Ok<ScheduleChangesDto>, NotFound>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ScheduleRuns.Find(connection, id, caller, clock, cancellation) is not { } run) return TypedResults.NotFound();

        var now = clock.GetCurrentInstant();
        var persons = await PublicationPlan.Persons(connection, run.IncidentId, id, now, transaction: null, cancellation);
        var plan = await PublicationPlan.Load(connection, run.IncidentId, id, persons, now, transaction: null, cancellation);
        var current = await ScheduleVersions.Current(connection, run.IncidentId, transaction: null, cancellation);
        var names = (await connection.QueryAsync<NameRow>(new(Names, new { persons }, cancellationToken: cancellation))).ToDictionary(name => name.Id);

        var shifts = plan.Facts.Rows.Shifts.ToDictionary(shift => shift.Id);
        var answers = plan.Facts.Standing.Where(row => row.Stands).ToDictionary(row => row.Assignment, row => row.Answer);

        return TypedResults.Ok(new ScheduleChangesDto(
            run.Id, run.IncidentId, run.IncidentTitle, run.MunicipalityCode, current,
            plan.Facts.Problem.Shifts.Sum(shift => shift.Seats), plan.Next.Count, plan.Diff.Untouched,
            [.. plan.Diff.People.Where(person => !person.IsUnchanged).Select(ToDto).OrderBy(change => change.Municipality, StringComparer.Ordinal).ThenBy(change => change.Name, StringComparer.Ordinal)]));

        PersonChangeDto ToDto(PersonDiff diff) => new(
            diff.Person.Value, names[diff.Person.Value].Name, names[diff.Person.Value].Municipality,
            Shifts(diff.Added, diff.Person), Shifts(diff.Removed, diff.Person), diff.Kept.Count);

        ChangedShiftDto[] Shifts(IEnumerable<ShiftId> ids, PersonId person) =>
        [
            .. from shiftId in ids
               let shift = shifts[shiftId.Value]
               orderby shift.StartsAt
               select new ChangedShiftDto(
                   shift.Id, shift.Need, ShiftKind.Of(shift.StartsAt, shift.EndsAt), shift.StartsAt.ToDateTimeOffset(), shift.EndsAt.ToDateTimeOffset(),
                   answers.GetValueOrDefault(new(shiftId, person))),
        ];
    }

    sealed record NameRow(Guid Id, string Name, string Municipality);

    const string Names =
        """
        select person.id, person.name, municipality.name as municipality
        from person
        join municipality on municipality.code = person.municipality_code
        where person.id = any(@persons)
        """;
}
