namespace MutualAid.Database.Demo;

/// <summary>Accounts that anyone may try. They exist only where the demo has been loaded, and the sign-in page lists them.</summary>
public static class DemoAccounts
{
    public const string PassPhrase = "demo demo demo demo";

    public const string KalixLead = "krisledare.kalix";
    public const string NorrkopingLead = "krisledare.norrkoping";
    public const string LuleaCoordinator = "samordnare.lulea";
    public const string BodenCoordinator = "samordnare.boden";
    public const string UmeaCoordinator = "samordnare.umea";
    public const string LinkopingCoordinator = "samordnare.linkoping";
    public const string PiteaCoordinator = "samordnare.pitea";
    public const string LuleaStaff = "medarbetare.lulea";
    public const string BodenStaff = "medarbetare.boden";
    public const string Operator = "operator";
    public const string HaparandaAdministrator = "administrator.haparanda";

    internal static readonly IReadOnlyList<AccountRow> All =
    [
        Account(1, LuleaCoordinator, "Gunilla Fagerström", "2580", "coordinator",
            "Se Luleås personal och erbjud några till Kalix.", "See Luleå's staff and offer some of them to Kalix."),
        Account(2, KalixLead, "Marja Törmänen", DemoLenders.Kalix, "crisis_lead",
            "Gör ett lagligt schema för Kalix och publicera det.", "Make a lawful schedule for Kalix and publish it."),
        Account(3, LuleaStaff, "Jonas Rönnqvist", "2580", "staff",
            "Se dina pass i mobilen och svara ja eller nej.", "See your shifts on your phone and say yes or no."),
        Account(4, BodenStaff, "Amira Mansour", "2582", "staff",
            "En medarbetare till: infrastruktur, även nätter.", "One more staff member: infrastructure, nights too."),
        Account(5, NorrkopingLead, "Camilla Ekholm", DemoLenders.Norrkoping, "crisis_lead",
            "Bemanna Norrköpings återuppbyggnad, som vill ha samma personer.", "Staff Norrköping's rebuilding, which wants the same people."),
        Account(6, UmeaCoordinator, "Henrik Dahlstedt", "2480", "coordinator",
            "Umeå har inte svarat än: vilka kan åka?", "Umeå has not answered yet: who can go?"),
        Account(7, BodenCoordinator, "Tuula Hannukainen", "2582", "coordinator",
            "Boden har erbjudit de flesta: se vad som är lovat.", "Boden has offered most of its people: see what is promised."),
        Account(8, PiteaCoordinator, "Fredrik Sellström", "2581", "coordinator",
            "Läs in Piteås personal från en fil.", "Read Piteå's staff from a file."),
        Account(9, LinkopingCoordinator, "Selam Woldu", "0580", "coordinator",
            "Nära Norrköping, långt från Kalix: vem ska hjälpa vem?", "Near Norrköping, far from Kalix: who should help whom?"),
        Account(10, Operator, "Driften", DemoLenders.Kalix, "operator",
            "Sköt plattformen utan att se personuppgifter.", "Run the platform without seeing personal data."),
        Account(11, HaparandaAdministrator, "Ingegerd Burvall", "2583", "administrator",
            "Koppla Haparandas egen inloggning och prova den.", "Connect Haparanda's own sign-in and try it out."),
    ];

    internal static Guid Id(string userName) => DemoId.For("account", userName);

    static AccountRow Account(
        int position, string userName, string displayName, string municipality, string role, string taskSv, string taskEn) =>
        new(Id(userName), userName, displayName, municipality, role, position, taskSv, taskEn);
}
