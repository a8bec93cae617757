using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using MutualAid.Contracts.Machines;
using MutualAid.Identity.Machines;
using Npgsql;

namespace MutualAid.Server.Features.Machines;

/// <summary>An administrator sees which programs may call in the municipality's name.</summary>
static class ListMachineClients
{
    public static async Task<Ok<ListMachineClientsResponse>> Handle(string code, NpgsqlDataSource database, IOptions<MachineOptions> options, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok(new ListMachineClientsResponse(await connection.ListMachineClients(code, cancellation), options.Value.Audience));
    }
}
