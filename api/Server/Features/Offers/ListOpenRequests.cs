using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Offers;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Offers;

/// <summary>What other municipalities ask for, and how many of ours could go. The newest first.</summary>
static class ListOpenRequests
{
    public static async Task<Ok<OpenRequestDto[]>> Handle(string code, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var requests = await OpenRequests.Of(connection, code, clock.Today(), requestId: null, cancellation);
        if (requests is []) return TypedResults.Ok<OpenRequestDto[]>([]);

        var all = new Days(requests.Min(request => request.Days.First), requests.Max(request => request.Days.Until));
        var obstacles = await Obstacles.Of(connection, requests.SelectMany(request => request.PeopleWhoFit), all, transaction: null, cancellation);

        return TypedResults.Ok<OpenRequestDto[]>([.. requests.Select(request => request.ToDto(
            request.PeopleWhoFit.Count(person => Obstacles.Availability([.. obstacles[person].Where(obstacle => obstacle.Touches(request.Days))], request.Days) != "no"),
            request.PeopleWhoFit.Count(person => obstacles[person].Any(obstacle => obstacle.IncidentId == request.Row.IncidentId && obstacle.OfferId is not null))))]);
    }
}
