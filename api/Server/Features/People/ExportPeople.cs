using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Server.Features.People.Csv;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>The persons that the list shows, as the file that import takes. Leave and confirmations stay in the register.</summary>
static class ExportPeople
{
    public static async Task<Results<FileContentHttpResult, ValidationProblem>> Handle(
        string code, [AsParameters] PeopleFilter filter, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (filter.Problem is { } problem) return problem;

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (ids, _) = await connection.SearchPeople(code, filter, limit: null, offset: 0, cancellation);
        var persons = await connection.ReadPersons(ids, cancellation);
        var file = RegisterFile.Write(persons.Select(person => person.Facts));

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await transaction.Record(caller, "people-exported", code, null, new { persons = persons.Length }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.File(file, RegisterFile.MediaType, $"mutualaid-{code}.csv");
    }
}
