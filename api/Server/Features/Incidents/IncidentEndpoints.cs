using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Incidents;

static class IncidentEndpoints
{
    /// <remarks>Only the municipality's own crisis lead writes, and the neighbour's who filed it until it is taken over. Its own coordinator reads. To anyone else an incident does not exist, but for its headline.</remarks>
    public static void MapIncidents(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("").WithTags("Incidents").Requires(Right.ReadIncidents);
        read.MapGet("/incidents", ListIncidents.Handle).WithName(nameof(ListIncidents));
        read.MapGet("/incidents/{id:guid}", GetIncident.Handle).WithName(nameof(GetIncident));

        var write = routes.MapGroup("").WithTags("Incidents").Requires(Right.LeadIncident).WithIdempotency();
        write.MapPost("/municipalities/{code}/incidents", DeclareIncident.Handle).WithName(nameof(DeclareIncident));
        write.MapPost("/incidents/{id:guid}/takeover", TakeOverIncident.Handle).WithName(nameof(TakeOverIncident));
        write.MapPut("/incidents/{id:guid}", EditIncident.Handle).WithName(nameof(EditIncident));
        write.MapPut("/incidents/{id:guid}/phase", ChangePhase.Handle).WithName(nameof(ChangePhase));
        write.MapPost("/incidents/{id:guid}/ending", EndIncident.Handle).WithName(nameof(EndIncident));

        routes.MapPost("/municipalities/{code}/filed-incidents", FileIncident.Handle).WithName(nameof(FileIncident)).WithTags("Incidents").Requires(Right.FileForNeighbour).WithIdempotency();
    }
}
