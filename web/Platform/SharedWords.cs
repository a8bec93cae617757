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

    internal static string? Find(string key) => Resources.GetString(key, CultureInfo.CurrentUICulture);
}
