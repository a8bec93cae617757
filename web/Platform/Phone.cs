namespace MutualAid.Web.Platform;

/// <summary>A telephone number as people write it, made into something a phone can call.</summary>
public static class Phone
{
    /// <summary><c>tel:092365000</c>. Everything but digits and a leading plus is left out, and so is the zero of <c>+46 (0)70</c>.</summary>
    public static string Link(string number)
    {
        var isAbroad = number.TrimStart().StartsWith('+');
        return $"tel:{(isAbroad ? "+" : "")}{string.Concat((isAbroad ? number.Replace("(0)", "", StringComparison.Ordinal) : number).Where(char.IsAsciiDigit))}";
    }
}
