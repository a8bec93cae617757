using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using MutualAid.Web.Design;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Tests.Platform;

public sealed class RefusalWordsTests
{
    readonly AreaWords area = new(new()
    {
        ["Field.Needs.Seats.too-many"] = "Högst 50 platser.",
        ["Field.too-many"] = "För många.",
        ["Refused.rest-too-short"] = "Vilan blir för kort.",
    });

    public RefusalWordsTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");

    static ApiRefusal.Problem Problem(string name, params (string Field, string Code)[] errors) =>
        new(name, 400, new Dictionary<string, JsonElement>(), errors.ToDictionary(error => error.Field, error => new[] { error.Code }));

    [Theory]
    [InlineData("Needs[3].Seats", "too-many", "Högst 50 platser.")]
    [InlineData("Skills", "too-many", "För många.")]
    [InlineData("Name", "required", "Fyll i det här.")]
    [InlineData("Name", "The Name field must be at most 5 characters.", "Rätta det här.")]
    public void A_field_has_the_nearest_words_for_its_code(string field, string code, string words)
    {
        var errors = new FormErrors();
        errors.Add(Problem("invalid", (field, code)), area);

        Assert.Equal(words, errors[field]);
    }

    [Fact]
    public void A_refusal_that_names_no_field_stands_above_the_form()
    {
        var errors = new FormErrors();
        errors.Add(Problem("rest-too-short"), area);

        Assert.Equal(new FormError(null, "Vilan blir för kort."), Assert.Single(errors.All));
    }

    [Fact]
    public void An_api_that_is_down_says_that_nothing_typed_is_lost() =>
        Assert.Contains("Det du skrev finns kvar", RefusalWords.Of(new ApiRefusal.Unreachable(), area), StringComparison.Ordinal);

    [Fact]
    public void A_refusal_that_nobody_has_words_for_gives_its_code() =>
        Assert.Equal("Det gick inte att göra. Kod: moon-too-full", RefusalWords.Of(Problem("moon-too-full"), area));

    sealed class AreaWords(Dictionary<string, string> words) : IStringLocalizer
    {
        public LocalizedString this[string name] => new(name, words.GetValueOrDefault(name, name), !words.ContainsKey(name));
        public LocalizedString this[string name, params object[] arguments] => this[name];
        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => words.Keys.Select(name => this[name]);
    }
}
