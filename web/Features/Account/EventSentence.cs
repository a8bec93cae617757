using Microsoft.Extensions.Localization;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Account;

/// <summary>What has happened to somebody's access, in a line: <c>Fick rollen granskare, av Ann-Sofie Lind</c>.</summary>
static class EventSentence
{
    public static string Of(string kind, string? method, string? detail, string? by, IStringLocalizer words)
    {
        List<string> parts = [kind is "role-given" or "role-taken" ? $"{words[$"Event.{kind}"]} {Detail(detail, words)}" : words[$"Event.{kind}"]];
        if (method is not null) parts.Add(Method(method, words));
        if (kind is not ("role-given" or "role-taken") && Detail(detail, words) is { Length: > 0 } told) parts.Add(told);
        if (by is not null) parts.Add(words["EventBy", by]);
        return string.Join(", ", parts);
    }

    public static string Method(string? method, IStringLocalizer words) => method is null ? words["Method.unknown"] : words[$"Method.{method.Replace(' ', '-')}"];

    /// <summary>Codes that have no words, such as the rule that a provider broke, are for the log file.</summary>
    static string Detail(string? detail, IStringLocalizer words) =>
        string.Join(", ", (detail ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(code => SharedWords.Find($"Role.{code}") ?? Find(words, $"Reason.{code}") ?? Find(words, $"Identified.{code}"))
            .OfType<string>());

    static string? Find(IStringLocalizer words, string key) => words[key] is { ResourceNotFound: false } found ? found.Value : null;
}
