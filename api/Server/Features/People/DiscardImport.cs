using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>An uploaded file is thrown away, with everything that was read from it.</summary>
static class DiscardImport
{
    public static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(Guid id, Caller caller, NpgsqlDataSource database, CancellationToken cancellation) =>
        UploadPeople.Files.Discard(id, caller, database, cancellation);
}
