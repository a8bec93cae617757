namespace MutualAid.Identity;

/// <summary>What a person calls the program: enough to know one's own sessions by, and too little to follow anyone.</summary>
static class BrowserFamily
{
    // Each names the ones after it as well.
    static readonly (string Mark, string Name)[] Families =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    public static string? Of(string? userAgent) =>
        Families.FirstOrDefault(family => userAgent?.Contains(family.Mark, StringComparison.Ordinal) is true).Name;
}
