using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Schedules;
using MutualAid.Rules;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>A shift, who is on it, and who could be: with what speaks against each, how much they have left in the week around it, and what the place costs them.</summary>
/// <remarks>
/// The same rules as a change by hand is judged by, over everything that stands. A free seat is not asked for: someone may be replaced. Who that is can be said, and
/// then each candidate is held against them.
/// </remarks>
static class GetShift
{
    public static async Task<Results<Ok<ShiftPageDto>, NotFound>> Handle(
        Guid id, Guid shiftId, Guid? replace, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ScheduleRuns.FindIncident(connection, id, caller, transaction: null, cancellation) is not { } incident) return TypedResults.NotFound();

        var now = clock.GetCurrentInstant();
        var facts = await IncidentProblem.Load(connection, id, now, persons: null, transaction: null, cancellation);
        if (facts.Rows.Shifts.FirstOrDefault(each => each.Id == shiftId) is not { } row) return TypedResults.NotFound();

        var shift = row.ToShift();
        var on = facts.Rows.Standing.Where(each => each.Stands && each.ShiftId == shiftId).ToDictionary(each => each.PersonId, each => each.Answer);
        var skilled = facts.Problem.People.Where(person => person.Skills.TryGetValue(shift.SkillId, out var level) && level >= shift.Level).Select(person => person.Id.Value).ToHashSet();
        Guid[] shown = [.. on.Keys.Union(row.StartsAt > now ? skilled : [])];

        var names = await ShiftNames.Of(connection, shown, cancellation);
        var duties = await PersonDuties.Around(connection, shown, shift.Duty.Interval, transaction: null, cancellation);
        var terms = await PersonTerms.Of(connection, shown, transaction: null, cancellation);
        var passed = await HourOverrides.Of(connection, shown, transaction: null, cancellation);
        var offered = facts.Problem.People.ToDictionary(person => person.Id.Value);
        Assignment[] standing = [.. facts.Standing.Where(each => each.Stands).Select(each => each.Assignment)];
        var costs = row.StartsAt > now
            ? shown.Where(offered.ContainsKey).ToDictionary(person => person, person => SeatCost.Of(facts.Problem, standing, new(shift.Id, new(person))))
            : [];
        var replaced = row.StartsAt > now && replace is { } leaving && on.ContainsKey(leaving) && offered.ContainsKey(leaving) ? new Assignment(shift.Id, new(leaving)) : (Assignment?)null;

        // Of people alone, as in the preview of the change; what falls on lenders is no hours of theirs.
        var ofPeople = facts.Problem with { Inhabitants = new Dictionary<string, int>() };
        ShiftPersonDto[] all = [.. shown.Select(ToDto).Select(person => person with { Cost = CostOf(person), InsteadWearMinutes = InsteadWear(person) })];

        return TypedResults.Ok(new ShiftPageDto(
            id, incident.Title, await ScheduleVersions.Current(connection, id, transaction: null, cancellation), ListShifts.ToDto(row, facts.Rows.Standing, names, now),
            [.. all.Where(person => person.Answer is not null).OrderBy(person => person.Name, StringComparer.Ordinal)],
            [
                .. all.Where(person => person.Answer is null)
                    .OrderBy(person => person.IsPossible ? 0 : person.NeedsApproval ? 1 : 2)
                    .ThenBy(person => person.IsPossible ? costs[person.PersonId].Total : default).ThenByDescending(person => person.LeftMinutes).ThenBy(person => person.Name, StringComparer.Ordinal),
            ],
            row.StartsAt > now ? facts.Problem.People.Count(person => !skilled.Contains(person.Id.Value)) : 0)
        {
            LeftBroken = replaced is { } left ? [.. Replacements.LeftBroken(facts.Problem, standing, left).Select(BreachView.ToDto)] : [],
        });

        SeatCostDto? CostOf(ShiftPersonDto person) =>
            (person.Answer is not null || person.IsPossible) && costs.TryGetValue(person.PersonId, out var cost) ? SeatCostView.ToDto(cost, shift, offered[person.PersonId]) : null;

        int? InsteadWear(ShiftPersonDto person) =>
            replaced is { } seat && person.Answer is null && person.IsPossible ? (int?)Replacements.Instead(ofPeople, standing, seat, new(person.PersonId)).Change?.Wear : null;

        ShiftPersonDto ToDto(Guid personId)
        {
            var name = names[personId];
            var road = Duration.FromMinutes(facts.Rows.Site.TravelMinutesFrom(name.Latitude, name.Longitude));
            Duty[] others = [.. duties[personId].Where(duty => duty.Aid?.ShiftId != shiftId).Select(duty => duty.Duty)];
            Duty[] counted = on.ContainsKey(personId) ? [.. duties[personId].Select(duty => duty.Duty)] : others;
            var person = offered.GetValueOrDefault(personId);
            var week = new WeekLeft(counted, terms[personId], shift.Duty.Interval, person?.CeilingMinutesPerWeek);

            return new(
                personId, name.Name, name.Municipality, on.GetValueOrDefault(personId),
                [.. shift.Start > now ? StandingObstacles.Of(facts, person, shift) : []],
                [
                    .. HourRules.CheckAdding(shift.Duty, others, terms[personId], Stockholm.Zone, (from, to) => from == to ? Duration.Zero : road)
                        .Where(breach => !on.ContainsKey(personId) || !passed[personId].Let(breach, shiftId)).Select(BreachView.ToDto),
                    .. person is null ? [] : TotalHours.NewlyPastCeiling([.. others, shift.Duty], others, Duration.FromMinutes(person.CeilingMinutesPerWeek)).Select(BreachView.ToDto),
                ],
                week.Had, week.Cap, week.Left,
                [.. passed[personId].Where(each => on.ContainsKey(personId) && each.ShiftIds.Contains(shiftId)).Select(each => each.ToDto())]);
        }
    }
}
