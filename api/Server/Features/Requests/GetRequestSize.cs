using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Features.Incidents;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>What a saved request means, as it was when it was sent or as it would be now, and how far those who are offered would do for what is ahead of it.</summary>
static class GetRequestSize
{
    public static async Task<Results<Ok<RequestSizeResponse>, NotFound>> Handle(Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var request = await RequestRow.Find(connection, id, transaction: null, cancellation);
        if (request is null || !caller.May(Right.ReadIncidents, request)) return TypedResults.NotFound();

        var needs = (await request.ToDto(connection, transaction: null, cancellation)).Facts.Needs;
        var now = clock.GetCurrentInstant();
        var isOver = request.WithdrawnAt is not null || request.IncidentEnded;
        return TypedResults.Ok(SizeRequest.Of(needs, request.SentAt is { } sentAt ? Instant.FromDateTimeOffset(sentAt) : now) with
        {
            Capacity = caller.May(Right.SeeOffers, request) && !isOver ? await CapacityFor(connection, request, needs, now, cancellation) : null,
            WithoutLiaison = isOver ? [] : await MissingLiaisons.Of(connection, request.IncidentId, needs, cancellation),
        });
    }

    static Task<CapacityDto> CapacityFor(NpgsqlConnection connection, RequestRow request, NeedDto[] needs, Instant now, CancellationToken cancellation) =>
        request.SentAt is null
            ? OfferedCapacity.Of(connection, request.IncidentId, needs, now, cancellation)
            : OfferedCapacity.OfSent(connection, request.IncidentId, request.Id, now, cancellation);
}
