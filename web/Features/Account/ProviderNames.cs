using System.Globalization;
using Microsoft.Extensions.Localization;

namespace MutualAid.Web.Features.Account;

/// <summary>What a municipality's sign-in is called in a sentence.</summary>
static class ProviderNames
{
    /// <summary><c>Skellefteås</c>, <c>Borås</c>; <c>Skellefteå’s</c> in English.</summary>
    public static string Genitive(string name) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "sv" ? $"{name}’s"
        : name[^1] is 's' or 'x' or 'z' ? name
        : $"{name}s";

    /// <summary><c>Skellefteås inloggning</c>, at the beginning of a sentence.</summary>
    public static string Of(string? municipality, IStringLocalizer words) =>
        municipality is null ? words["SomeSignIn"] : words["OwnSignIn", Genitive(municipality)];
}
