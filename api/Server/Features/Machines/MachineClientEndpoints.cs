using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Machines;

static class MachineClientEndpoints
{
    public static void MapMachineClients(this IEndpointRouteBuilder routes)
    {
        var clients = routes.MapGroup("").WithTags("Machines").Requires(Right.MachineClients).WithIdempotency();

        clients.MapGet("/municipalities/{code}/machine-clients", ListMachineClients.Handle).WithName(nameof(ListMachineClients));
        clients.MapPost("/municipalities/{code}/machine-clients", AddMachineClient.Handle).WithName(nameof(AddMachineClient)).RequiresFreshSignIn();
        clients.MapPut("/machine-clients/{id:guid}", EditMachineClient.Handle).WithName(nameof(EditMachineClient)).RequiresFreshSignIn();
        clients.MapDelete("/machine-clients/{id:guid}", RemoveMachineClient.Handle).WithName(nameof(RemoveMachineClient)).RequiresFreshSignIn();
    }
}
