using System.Globalization;
using System.Resources;

namespace MutualAid.Web.Platform;

/// <summary>Words that every page shares. Design components ask here, since they inject nothing; pages may use <c>IStringLocalizer&lt;SharedWords&gt;</c>.</summary>
public sealed class SharedWords
{
    static readonly ResourceManager Resources = new(typeof(SharedWords));

    SharedWords() { }

    public static string Of(string key) => Find(key) ?? throw new MissingManifestResourceException(key);

    public static string Of(string key, params object[] values) => string.Format(CultureInfo.CurrentCulture, Of(key), values);

    /// <summary>Of what may be wrong with a field: the words that do not say which.</summary>
    public static bool AreForAnyField(string words) => ForAnyField.Any(key => Find(key) == words);

    static readonly string[] ForAnyField = ["Field.required", "Field.too-long", "Field.not-a-number", "Field.not-a-date", "Field.other"];

    internal static string? Find(string key) => Resources.GetString(key, CultureInfo.CurrentUICulture);
}
