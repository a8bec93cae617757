using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Offers;
using MutualAid.Rules;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Offers;

/// <summary>One open request and our candidates for it: who fits what, who is free, and why the others are not.</summary>
static class GetOpenRequest
{
    /// <summary>The days that are suggested when none are asked for: two weeks, or less when the request is shorter.</summary>
    const int SuggestedDays = 14;

    /// <param name="last">Included.</param>
    public static async Task<Results<Ok<GetOpenRequestResponse>, NotFound, ValidationProblem>> Handle(
        string code, Guid requestId, DateOnly? from, DateOnly? last, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await OpenRequests.Of(connection, code, clock.Today(), requestId, cancellation) is not [var request]) return TypedResults.NotFound();

        var first = from ?? request.Days.First;
        var days = Days.Through(first, last ?? Earlier(request.Days.Last, first.AddDays(SuggestedDays - 1)));
        if (OfferDays.Error(days, clock.Today()) is { } error) return Problems.Invalid(("LastDate", error));

        var ids = request.PeopleWhoFit.ToArray();
        var wide = new Days(Earlier(days.First, request.Days.First), Later(days.Until, request.Days.Until));
        var people = await connection.QueryAsync<PersonRow>(new(People, new { ids }, cancellationToken: cancellation));
        var obstacles = await Obstacles.Of(connection, ids, wide, transaction: null, cancellation);
        var duties = await PersonDuties.Of(connection, ids, days.Start - HourRules.Week, days.End + HourRules.Week, transaction: null, cancellation);
        var terms = await PersonTerms.Of(connection, ids, transaction: null, cancellation);
        var fits = request.Needs.SelectMany(need => need.Fits).ToLookup(fit => fit.PersonId);

        var candidates = people
            .Select(person => Candidate(person, [.. fits[person.Id]], [.. obstacles[person.Id].Where(obstacle => obstacle.Touches(days))], days, duties[person.Id], terms[person.Id]))
            .OrderBy(candidate => candidate.Availability switch { "free" => 0, "partly" => 1, _ => 2 })
            .ThenByDescending(candidate => candidate.Fits.Length)
            .ThenByDescending(candidate => candidate.Fits.Sum(fit => fit.Level))
            .ThenByDescending(candidate => candidate.MinutesLeftPerWeek)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal);

        return TypedResults.Ok(new GetOpenRequestResponse(
            request.ToDto(
                ids.Count(id => Obstacles.Availability([.. obstacles[id].Where(obstacle => obstacle.Touches(request.Days))], request.Days) != "no"),
                ids.Count(id => obstacles[id].Any(obstacle => obstacle.OfferId is not null && obstacle.IncidentId == request.Row.IncidentId))),
            request.Row.Situation, request.Row.Site, request.Row.ContactName, request.Row.ContactPhone, days.First, days.Last, [.. candidates]));
    }

    static CandidateDto Candidate(PersonRow person, OpenRequests.FitRow[] fits, Obstacle[] obstacles, Days days, IEnumerable<StandingDuty> duties, HourTerms terms)
    {
        var cap = terms.At(days.Start).Book[Presets.SevenDays].LimitTime;
        var left = TotalHours.Fullest(new(duties.Select(standing => standing.Duty), Stockholm.Zone), HourRules.Week).Left(cap);

        return new(
            person.Id, person.Name, person.Title, person.WorksOnSite, person.WorksRemote,
            [.. fits.Select(fit => new CandidateFitDto(fit.NeedId, fit.Level, fit.IsConfirmed))],
            Obstacles.Availability(obstacles, days), [.. obstacles.Select(obstacle => obstacle.ToDto())],
            person.HomeMinutesPerWeek, (int)left.TotalMinutes);
    }

    static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    sealed record PersonRow(Guid Id, string Name, string Title, bool WorksOnSite, bool WorksRemote, int HomeMinutesPerWeek);

    const string People =
        """
        select id, name, title, works_on_site, works_remote, home_minutes_per_week
        from person
        where id = any(@ids)
        """;
}
