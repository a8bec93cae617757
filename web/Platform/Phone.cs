namespace MutualAid.Web.Platform;

/// <summary>A telephone number as people write it, made into something a phone can call.</summary>
public static class Phone
{
    /// <summary><c>tel:092365000</c>. Everything but digits and a leading plus is left out.</summary>
    public static string Link(string number) =>
        $"tel:{(number.TrimStart().StartsWith('+') ? "+" : "")}{string.Concat(number.Where(char.IsAsciiDigit))}";
}
