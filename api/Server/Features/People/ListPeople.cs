using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.People;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>A page of a municipality's staff register.</summary>
static class ListPeople
{
    public const int PageSize = 50;

    public static async Task<Results<Ok<ListPeopleResponse>, ValidationProblem>> Handle(
        string code, [AsParameters] PeopleFilter filter, int? page, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (filter.Problem is { } problem) return problem;

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var number = Math.Clamp(page ?? 1, 1, 100_000);
        var (ids, total) = await connection.SearchPeople(code, filter, PageSize, (number - 1) * PageSize, cancellation);
        var persons = await connection.ReadPersons(ids, cancellation);
        var size = await connection.ExecuteScalarAsync<int>(new(RegisterSize, new { code }, cancellationToken: cancellation));

        return TypedResults.Ok(new ListPeopleResponse([.. persons.Select(Summary)], total, number, PageSize, size));
    }

    static PersonSummaryDto Summary(Person person) => new(
        person.Row.Id, person.Row.Name, person.Row.WorkEmail, person.Row.WorkPhone, person.Row.Title, person.Row.WorksOnSite, person.Row.WorksRemote,
        person.Row.HomeMinutesPerWeek, person.Row.AgreedToBeAskedAt is not null, person.Row.DeactivatedAt is null, person.Facts.Skills);

    const string RegisterSize = "select count(*)::integer from person where municipality_code = @code";
}
