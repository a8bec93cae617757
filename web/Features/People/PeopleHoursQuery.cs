using Microsoft.AspNetCore.WebUtilities;

namespace MutualAid.Web.Features.People;

/// <summary>Whose hours are shown, and in which order. It stands in the address.</summary>
/// <param name="Show">Empty (everybody), must-rest, over, near, recovering or working.</param>
/// <param name="Sort">Empty (by need of attention), week, four-weeks, overtime, days-out or name.</param>
public sealed record PeopleHoursQuery(string? Show, string? Sort, int? Page)
{
    public static readonly string[] Shows = ["must-rest", "over", "near", "recovering", "working"], Sorts = ["week", "four-weeks", "overtime", "days-out", "name"];

    /// <summary>An address may say anything; what it says wrongly is as if it were not said.</summary>
    public static PeopleHoursQuery Of(string? show, string? sort, int? page) =>
        new(Shows.Contains(show) ? show : null, Sorts.Contains(sort) ? sort : null, page is > 1 ? page : null);

    public string Address(string path) =>
        QueryHelpers.AddQueryString(path, new Dictionary<string, string?> { ["show"] = Show, ["sort"] = Sort, ["page"] = Page is > 1 ? $"{Page}" : null });
}
