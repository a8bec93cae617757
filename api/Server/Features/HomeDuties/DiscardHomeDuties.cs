using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.HomeDuties;

/// <summary>An uploaded file of duties is thrown away, with everything that was read from it.</summary>
static class DiscardHomeDuties
{
    public static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(Guid id, Caller caller, NpgsqlDataSource database, CancellationToken cancellation) =>
        UploadHomeDuties.Files.Discard(id, caller, database, cancellation);
}
