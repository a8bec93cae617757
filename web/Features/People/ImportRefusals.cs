using Microsoft.Extensions.Localization;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.People;

/// <summary>Why a file cannot be used, with what the API says of it.</summary>
static class ImportRefusals
{
    /// <summary>As the API has it; asked for here so that a large file need not travel twice to be refused.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    public static string Of(ApiRefusal refusal, IStringLocalizer words) => refusal switch
    {
        ApiRefusal.Problem { Name: "file-column-missing" } missing => words[
            "Refused.file-column-missing-facts", Columns(missing.Fact<string[]>("columns"), words), string.Join(", ", missing.Fact<string[]>("found") ?? [])],
        ApiRefusal.Problem { Name: "file-column-twice" } twice => words["Refused.file-column-twice-facts", Columns(twice.Fact<string[]>("columns"), words)],
        ApiRefusal.Problem { Name: "file-has-personal-numbers" } numbers => words["Refused.file-has-personal-numbers-facts", string.Join(", ", numbers.Fact<string[]>("columns") ?? [])],
        _ => RefusalWords.Of(refusal, words),
    };

    static string Columns(string[]? names, IStringLocalizer words) => string.Join(", ", (names ?? []).Select(name => words[$"Column.{name}"].Value));
}
