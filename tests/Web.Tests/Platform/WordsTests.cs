using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Tests.Platform;

/// <summary>Every word that can be said in one language can be said in the other.</summary>
public sealed partial class WordsTests
{
    public static TheoryData<string> Areas => [.. typeof(SharedWords).Assembly.GetManifestResourceNames().Where(name => name.EndsWith("Words.resources", StringComparison.Ordinal)).Select(name => name[..^".resources".Length])];

    [Theory, MemberData(nameof(Areas))]
    public void Swedish_and_English_have_the_same_keys(string area) => Assert.Equal(Words(area, "").Keys.Order(), Words(area, "en").Keys.Order());

    [Theory, MemberData(nameof(Areas))]
    public void No_word_is_empty_and_both_languages_take_the_same_values(string area)
    {
        var english = Words(area, "en");
        foreach (var (key, swedish) in Words(area, ""))
        {
            Assert.False(string.IsNullOrWhiteSpace(swedish), key);
            Assert.False(string.IsNullOrWhiteSpace(english[key]), key);
            Assert.True(Places(swedish).SequenceEqual(Places(english[key])), $"{area} {key}");
        }
    }

    [Theory, MemberData(nameof(Areas))]
    public void Every_area_has_the_class_that_its_words_are_asked_for_by(string area) => Assert.NotNull(typeof(SharedWords).Assembly.GetType(area));

    static Dictionary<string, string> Words(string area, string culture) =>
        new ResourceManager(area, typeof(SharedWords).Assembly)
            .GetResourceSet(culture.Length == 0 ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(word => (string)word.Key, word => (string)word.Value!);

    static IEnumerable<string> Places(string text) => Place().Matches(text).Select(place => place.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Place();
}
