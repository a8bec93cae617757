using System.Text.RegularExpressions;

namespace MutualAid.Web.Design;

/// <summary>From a field's path to its names in HTML.</summary>
public static partial class FieldNames
{
    /// <summary>A page's posted model is its property <c>Form</c>, and the framework wants that name before the field's.</summary>
    public const string ModelPrefix = "Form.";

    /// <summary><c>Needs[0].Seats</c> is <c>Needs-0-Seats</c>: an id that a link and a selector can say.</summary>
    public static string Id(string path) => Separators().Replace(path, "-").Trim('-');

    [GeneratedRegex(@"[\[\].]+")]
    private static partial Regex Separators();
}
