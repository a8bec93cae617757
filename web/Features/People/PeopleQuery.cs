using Microsoft.AspNetCore.WebUtilities;

namespace MutualAid.Web.Features.People;

/// <summary>What the list is narrowed to. It stands in the address, so that it can be gone back to, kept and sent on.</summary>
/// <param name="State">Empty (active), deactivated or all.</param>
/// <param name="Agreed">Empty, yes or no.</param>
public sealed record PeopleQuery(string? Q, string? Skill, int? Level, string? State, string? Agreed, int? Page)
{
    public bool IsNarrow => !string.IsNullOrWhiteSpace(Q) || !string.IsNullOrEmpty(Skill) || !string.IsNullOrEmpty(State) || !string.IsNullOrEmpty(Agreed);

    public string Address(string path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["q"] = Filled(Q), ["skill"] = Filled(Skill), ["level"] = Level is > 1 && Filled(Skill) is not null ? $"{Level}" : null, ["state"] = Filled(State), ["agreed"] = Filled(Agreed),
        ["page"] = Page is > 1 ? $"{Page}" : null,
    });

    static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
