using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Access;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>Who signed in and how, who failed, who changed whose access. For the administrator and the auditor of the municipality.</summary>
static class ListAccessEvents
{
    const int PageSize = 50;

    /// <param name="kind">One of <see cref="AccessEvents.Groups"/>.</param>
    /// <param name="last">Included.</param>
    public static async Task<Results<Ok<AccessEventsDto>, NotFound, ValidationProblem>> Handle(
        string code, Guid? person, string? kind, DateOnly? from, DateOnly? last, int? page, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var filter = new AccessFilter(code, person, kind, from, last);
        if (filter.Errors() is { Length: > 0 } errors) return Problems.Invalid(errors);

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<string>(new("select name from municipality where code = @code", new { code }, cancellationToken: cancellation)) is not { } name)
            return TypedResults.NotFound();

        var total = await AccessEvents.Count(connection, filter, cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page ?? 1, 1, pages);
        var events = await AccessEvents.Find(connection, null, filter, (shown - 1) * PageSize, PageSize, cancellation);
        var people = await connection.QueryAsync<AccessPersonDto>(new(People, new { code }, cancellationToken: cancellation));
        return TypedResults.Ok(new AccessEventsDto(name, total, shown, pages, events, [.. people]));
    }

    const string People =
        """
        select id, display_name as name
        from auth.account
        where municipality_code = @code or exists (select from auth.account_role where account_id = account.id and municipality_code = @code)
        order by display_name, id
        """;
}
