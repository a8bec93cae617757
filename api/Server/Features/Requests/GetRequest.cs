using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Features.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>One request with its needs and how far they are staffed, for its own municipality.</summary>
static class GetRequest
{
    public static async Task<Results<Ok<RequestDto>, NotFound>> Handle(Guid id, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var request = await RequestRow.Find(connection, id, transaction: null, cancellation);

        return request is not null && caller.May(Right.ReadIncidents, request)
            ? TypedResults.Ok(await request.ToDto(connection, transaction: null, cancellation))
            : TypedResults.NotFound();
    }
}
