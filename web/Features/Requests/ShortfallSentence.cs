using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Requests;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Requests;

/// <summary><c>Vecka 51, Katalogtjänst och identitet (nivå 3, på plats): 612 h är det mesta som de 14 erbjudna personer som kan det får arbeta. Du ber om 760 h.</c></summary>
static class ShortfallSentence
{
    public static string Of(ShortfallDto few, SkillNames skills, IStringLocalizer words)
    {
        var sentence = words[
            $"Short.{(few.People == 0 ? "nobody" : few.People == 1 ? "one" : "some")}",
            RequestTexts.Week(few.Monday), Dates.Length(few.AtMostMinutes), Kinds(few, skills, words), RequestTexts.Count(few.People), Dates.Length(few.AskedMinutes)];

        return few.OtherMinutes == 0 ? sentence : $"{sentence} {words["ShortOthers", Dates.Length(few.OtherMinutes), Dates.Length(few.AskedMinutes + few.OtherMinutes - few.AtMostMinutes)]}";
    }

    /// <summary>Many that want the same people are no sentence: the first two, and how many more.</summary>
    static string Kinds(ShortfallDto few, SkillNames skills, IStringLocalizer words)
    {
        string[] names = [.. few.Kinds.Take(few.Kinds.Length > 3 ? 2 : 3).Select(kind => skills.Name(kind, words))];
        if (few.Kinds.Length > names.Length) names = [.. names, words["KindsMore", few.Kinds.Length - names.Length]];
        return names is [.. { Length: > 0 } most, var last] ? words["Together", string.Join(", ", most), last] : names[0];
    }
}
