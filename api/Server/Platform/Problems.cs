using Microsoft.AspNetCore.Http.HttpResults;

namespace MutualAid.Server.Platform;

/// <summary>Expected refusals, as RFC 9457 problem details: a stable type and facts. Pages find the words.</summary>
static class Problems
{
    /// <param name="name">Kebab-case; the stable end of the type, <c>/problems/name</c>.</param>
    public static ProblemHttpResult Refuse(int status, string name, params (string Name, object? Value)[] facts) =>
        TypedResults.Problem(
            type: $"/problems/{name}",
            title: name,
            statusCode: status,
            extensions: facts.ToDictionary(fact => fact.Name, fact => fact.Value));

    /// <summary>409: what was asked for is at odds with what stands.</summary>
    public static ProblemHttpResult Conflict(string name, params (string Name, object? Value)[] facts) =>
        Refuse(StatusCodes.Status409Conflict, name, facts);

    /// <summary>409: someone changed it since it was read. The newer state comes with the answer.</summary>
    public static ProblemHttpResult Outdated(object current) => Conflict("outdated", ("current", current));

    /// <summary>422: understood, but a rule says no.</summary>
    public static ProblemHttpResult Unprocessable(string name, params (string Name, object? Value)[] facts) =>
        Refuse(StatusCodes.Status422UnprocessableEntity, name, facts);

    /// <summary>400 with errors by field, in the same form as the framework's own validation. Keys are PascalCase paths: <c>Needs[0].ToDate</c>.</summary>
    /// <param name="errors">Field path and a stable error code in kebab-case, never prose.</param>
    public static ValidationProblem Invalid(params (string Field, string Code)[] errors) =>
        TypedResults.ValidationProblem(
            errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => group.Select(error => error.Code).ToArray()),
            type: "/problems/invalid");
}
