using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Requests;
using MutualAid.Rules;
using MutualAid.Scheduling.Planning;
using MutualAid.Server.Features.Incidents;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>What a set of needs means in shifts, seats, hours and people, before it is saved, and how far those who are offered already would do. Stores nothing.</summary>
static class SizeRequest
{
    public static async Task<Results<Ok<RequestSizeResponse>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, RequestSizeRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var incident = await IncidentRow.Find(connection, id, transaction: null, cancellation);
        if (incident is null || !caller.May(Right.ReadIncidents, incident)) return TypedResults.NotFound();
        if (!caller.May(Right.AskForHelp, incident)) return Problems.Refuse(StatusCodes.Status403Forbidden, "not-yours");
        if (RequestChecks.CheckNeeds(request.Needs, clock.Today(), knownSkills: null).ToArray() is { Length: > 0 } errors) return Problems.Invalid(errors);

        var now = clock.GetCurrentInstant();
        return TypedResults.Ok(Of(request.Needs, now) with
        {
            // A neighbour who files may ask for help and not see who offers it.
            Capacity = caller.May(Right.SeeOffers, incident) ? await OfferedCapacity.Of(connection, id, request.Needs, now, cancellation) : null,
            WithoutLiaison = await MissingLiaisons.Of(connection, id, request.Needs, cancellation),
        });
    }

    /// <param name="needs">In which <see cref="RequestChecks"/> has found no fault.</param>
    /// <param name="now">Shifts that have begun by then are not counted.</param>
    public static RequestSizeResponse Of(NeedDto[] needs, Instant now)
    {
        var all = needs.Select(need => (need.SkillId, need.Seats, Shifts: Patterns.ShiftsOf(need))).ToArray();
        SizedNeed[] sized = [.. all.Select(need => new SizedNeed(need.SkillId, need.Seats, [.. need.Shifts.Where(shift => shift.Start > now)]))];
        var sizing = Sizing.Of(sized);
        var atOnce = Sizing.Of(needs.Select(need => new SizedNeed(need.SkillId, need.Seats, [.. Patterns.ShiftsOf(need with { HandoverMinutes = 0 }).Where(shift => shift.Start > now)])));

        return new(
            sizing.Shifts, sizing.Seats, atOnce.AtOnce, Minutes(sizing.SeatTime), sizing.People,
            all.Sum(need => need.Shifts.Count(shift => shift.Start <= now)),
            [
                .. from skillId in needs.Select(need => need.SkillId).Distinct()
                   join skill in sizing.Skills on skillId equals skill.SkillId
                   join bare in atOnce.Skills on skillId equals bare.SkillId
                   select new SkillSizeDto(skillId, skill.Shifts, skill.Seats, bare.AtOnce, Minutes(skill.SeatTime), skill.People),
            ],
            Days(sized),
            [
                Cap(Presets.SevenDays, "weekly-hours"),
                Cap(Presets.DailyRest, "daily-rest"),
            ])
        {
            SeatsNeeded = needs.Zip(sized, (need, its) => its.Shifts.Count * (need.Minimum ?? need.Seats)).Sum(),
        };
    }

    static HourCapDto Cap(string ruleId, string kind) => new(ruleId, kind, Rulebook.Standard[ruleId].Limit, Rulebook.Standard[ruleId].Article);

    static DaySizeDto[] Days(SizedNeed[] needs)
    {
        var seats = needs
            .SelectMany(need => need.Shifts.Select(shift => (Date: shift.Start.InZone(Stockholm.Zone).Date, need.Seats)))
            .GroupBy(shift => shift.Date, shift => shift.Seats)
            .ToDictionary(day => day.Key, day => day.Sum());
        if (seats.Count == 0) return [];

        var first = seats.Keys.Min();
        return [.. Enumerable.Range(0, Period.DaysBetween(first, seats.Keys.Max()) + 1).Select(first.PlusDays).Select(date => new DaySizeDto(date.ToDateOnly(), seats.GetValueOrDefault(date)))];
    }

    static int Minutes(Duration time) => (int)time.TotalMinutes;
}
