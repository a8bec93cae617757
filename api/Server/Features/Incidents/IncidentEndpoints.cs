using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Incidents;

static class IncidentEndpoints
{
    /// <remarks>Only the municipality's own crisis lead writes. Its own coordinator reads. To anyone else an incident does not exist, but for its headline.</remarks>
    public static void MapIncidents(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("").WithTags("Incidents").Requires(Right.ReadIncidents);
        read.MapGet("/incidents", ListIncidents.Handle).WithName(nameof(ListIncidents));
        read.MapGet("/incidents/{id:guid}", GetIncident.Handle).WithName(nameof(GetIncident));

        var write = routes.MapGroup("").WithTags("Incidents").Requires(Right.LeadIncident).WithIdempotency();
        write.MapPost("/municipalities/{code}/incidents", DeclareIncident.Handle).WithName(nameof(DeclareIncident));
        write.MapPut("/incidents/{id:guid}", EditIncident.Handle).WithName(nameof(EditIncident));
        write.MapPut("/incidents/{id:guid}/phase", ChangePhase.Handle).WithName(nameof(ChangePhase));
        write.MapPost("/incidents/{id:guid}/ending", EndIncident.Handle).WithName(nameof(EndIncident));
    }
}
