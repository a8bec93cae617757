using System.Globalization;
using System.Text.RegularExpressions;

namespace MutualAid.Server.Features.People;

/// <summary>
/// Recognises Swedish personal identity and coordination numbers, which the register never holds. The check digit is not asked for: a
/// mistyped number is as unwelcome, and refusing too much costs a changed column.
/// </summary>
static partial class PersonalNumber
{
    public static bool IsIn(string text) => Number().Matches(text).Any(match => IsDate(match.Groups["month"].ValueSpan, match.Groups["day"].ValueSpan));

    /// <summary>A Swedish telephone number begins with 0 or +, and could else be read as a birth date.</summary>
    public static bool IsInPhone(string text) => !text.StartsWith('0') && !text.StartsWith('+') && IsIn(text);

    public static bool IsNamedIn(string header) => Header().IsMatch(header);

    static bool IsDate(ReadOnlySpan<char> month, ReadOnlySpan<char> day) =>
        int.Parse(month, CultureInfo.InvariantCulture) is >= 1 and <= 12 && int.Parse(day, CultureInfo.InvariantCulture) is (>= 1 and <= 31) or (>= 61 and <= 91);

    [GeneratedRegex(@"(?<![0-9])(?:18|19|20)?[0-9]{2}(?<month>[0-9]{2})(?<day>[0-9]{2})[-+ ]?[0-9]{4}(?![0-9])")]
    private static partial Regex Number();

    [GeneratedRegex(@"person\W?(nummer|nr|id\b)|\bpnr\b|\bp-?nummer\b|samordnings(nummer|nr)|personal (identity )?(number|no)|\bssn\b|social security|födelsenummer", RegexOptions.IgnoreCase)]
    private static partial Regex Header();
}
