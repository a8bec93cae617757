using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.People;
using MutualAid.Server.Features.People;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.HomeDuties;

/// <summary>A file of duties at home, out of the employer's own system, is read and laid aside until someone has looked at it.</summary>
static class UploadHomeDuties
{
    public static readonly ImportStore<HomeDutyColumn> Files = new("home-duties", HomeDutyColumns.Known);

    public static Task<Results<Created<UploadResponse>, ProblemHttpResult>> Handle(
        string code, HttpRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        Files.Upload(code, request, caller, database, clock, cancellation);
}
