using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace MutualAid.Server.Features.People;

/// <summary>What a typed or imported text is before anything is asked of it.</summary>
static partial class PersonText
{
    /// <summary>One line without outer space, in composed form, so that the same name from a Mac and from a PC is the same name.</summary>
    public static string Clean(string? text)
    {
        var line = White().Replace(text ?? "", " ").Trim();
        // Half of a surrogate pair cannot be composed; the check for unprintable signs refuses it.
        return IsWellFormed(line) ? line.Normalize(NormalizationForm.FormC) : line;
    }

    /// <summary>Control characters and broken surrogates: they cannot be stored or shown. Line breaks have become spaces by then.</summary>
    public static bool HasUnprintable(string text) => text.Any(char.IsControl) || !IsWellFormed(text);

    /// <summary>Somewhere on its way å, ä or ö was read in the wrong encoding: <c>Bj�rn</c>, <c>BjÃ¶rn</c>.</summary>
    public static bool HasLostLetters(string text) => Lost().IsMatch(text);

    public static bool IsEmail(string text) => Email().IsMatch(text);

    public static bool IsPhone(string text) => Phone().IsMatch(text) && text.Count(char.IsAsciiDigit) >= 5;

    static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done) return false;
            text = text[length..];
        }

        return true;
    }

    [GeneratedRegex("\uFFFD|Ã[¥¤¶©…„–]")]
    private static partial Regex Lost();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();

    [GeneratedRegex(@"^[^\s@<>()"",;:]+@[^\s@<>()"",;:]+\.[^\s@<>()"",;:.]{2,}$")]
    private static partial Regex Email();

    [GeneratedRegex(@"^\+?[0-9 ()/.\-–]{5,29}$")]
    private static partial Regex Phone();
}
