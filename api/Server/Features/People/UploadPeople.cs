using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.People;
using MutualAid.Server.Features.People.Csv;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>A file with staff is read and laid aside until someone has looked at it. The register is not touched.</summary>
static class UploadPeople
{
    public static readonly ImportStore<ImportColumn> Files = new("people", ImportColumns.Known);

    public static Task<Results<Created<UploadResponse>, ProblemHttpResult>> Handle(
        string code, HttpRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        Files.Upload(code, request, caller, database, clock, cancellation);
}
