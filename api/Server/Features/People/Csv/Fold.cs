using System.Globalization;
using System.Text;

namespace MutualAid.Server.Features.People.Csv;

static class Fold
{
    /// <summary>What two spellings of the same word have in common: letters and digits alone, small, without accents. <c>E-post</c> is <c>epost</c>.</summary>
    public static string Text(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(sign) && CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(sign));

        return folded.ToString();
    }
}
