using NodaTime;

namespace MutualAid.Database.Demo;

/// <summary>A line of a request, in days from the first day of the demo.</summary>
/// <param name="From">0 is the first day.</param>
/// <param name="To">Not included.</param>
sealed record DemoNeed(
    string Title, string Skill, int Level, int Seats, int From, int To, DemoPattern Pattern, string PlaceOfWork, int Priority)
{
    /// <summary>Null: all seats.</summary>
    public int? Minimum { get; init; }

    public bool Guide { get; init; }
    public bool MixedLenders { get; init; }
    public bool Liaison { get; init; }
}

/// <summary>A shift pattern as the need's columns say it.</summary>
sealed record DemoPattern(string Name, int StartMinute, int HandoverMinutes);

/// <summary>What the two stricken municipalities ask for.</summary>
static class DemoNeeds
{
    const string OnSite = "on_site";
    const string Remote = "remote";

    static readonly DemoPattern RoundTheClock = new("two_twelve", 7 * 60, 30);
    static readonly DemoPattern ThreeShifts = new("three_eight", 7 * 60, 30);
    static readonly DemoPattern Day = new("day", 8 * 60, 0);
    static readonly DemoPattern Evening = new("day", 13 * 60, 0);

    /// <summary>
    /// The first week holds fifteen seats on site day and night, one watched screen at a distance, and a day team beside them. The servers come
    /// back first, then accounts, then the systems in the order that the board has decided, while 1,300 computers are emptied and filled
    /// again; in the third week 1,700 people log in with new passwords. In the first week a communicator takes the questions day and night, so that those who
    /// work on servers, network and accounts need not. Where several work side by side one of them can guide, they are not all from one municipality, and the
    /// work can do with fewer.
    /// </summary>
    public static readonly IReadOnlyList<DemoNeed> Kalix =
    [
        new("Incidentledare IT", "ledning.it-incident", 3, 1, 0, 14, RoundTheClock, OnSite, 1),
        new("Stabschef", "ledning.stab", 3, 1, 0, 14, Day, OnSite, 1),
        new("Loggförare i staben", "ledning.loggforare", 1, 1, 0, 14, RoundTheClock, OnSite, 1),
        new("Återställningsplanerare", "ledning.planering", 2, 1, 0, 21, Day, Remote, 1),
        new("Bemanningsplanerare", "ledning.bemanning", 2, 1, 0, 28, Day, Remote, 2),

        new("IT-forensik och bevissäkring", "sak.forensik", 3, 1, 0, 7, RoundTheClock, OnSite, 1),
        new("Incidenthantering: innesluta och rensa", "sak.ir", 2, 1, 0, 10, RoundTheClock, OnSite, 1),
        new("Loggranskning och övervakning", "sak.logg", 2, 1, 0, 28, ThreeShifts, Remote, 1),
        new("Härdning före driftsättning", "sak.hardning", 2, 1, 7, 28, Day, Remote, 2),

        new("Servrar och virtualisering", "it.virtualisering", 2, 3, 0, 7, RoundTheClock, OnSite, 1) { Minimum = 2, Guide = true, MixedLenders = true, Liaison = true },
        new("Servrar och virtualisering, från andra veckan", "it.virtualisering", 2, 2, 7, 21, RoundTheClock, OnSite, 1) { Minimum = 1, Guide = true, MixedLenders = true },
        new("Återläsning från säkerhetskopia, ledning", "it.backup", 3, 1, 0, 14, RoundTheClock, OnSite, 1),
        new("Återläsning från säkerhetskopia", "it.backup", 2, 1, 0, 10, RoundTheClock, OnSite, 1),
        new("Nätverk och segmentering", "it.natverk", 2, 1, 0, 7, RoundTheClock, OnSite, 1) { Liaison = true },
        new("Nätverk och segmentering, från andra veckan", "it.natverk", 2, 1, 7, 21, RoundTheClock, OnSite, 1),
        new("Brandvägg och VPN", "it.brandvagg", 2, 1, 0, 7, RoundTheClock, OnSite, 1),
        new("Windowsservrar", "it.windows", 2, 1, 0, 14, RoundTheClock, OnSite, 2),
        new("Katalogtjänst och konton (AD)", "it.identitet", 2, 1, 0, 7, RoundTheClock, OnSite, 1) { Liaison = true },
        new("Katalogtjänst och konton (AD), från andra veckan", "it.identitet", 2, 1, 7, 28, RoundTheClock, OnSite, 1),
        new("Administratörskonton", "it.adminkonton", 2, 1, 0, 10, RoundTheClock, OnSite, 1),
        new("E-post och samarbetsplattform", "it.epost", 2, 1, 2, 16, Day, Remote, 1),
        new("Servicekonton och integrationer", "it.servicekonton", 2, 2, 4, 18, Day, Remote, 1) { Minimum = 1, Guide = true, MixedLenders = true },
        new("Inloggning till andra system (SSO)", "it.sso", 2, 1, 7, 21, Day, Remote, 2),
        new("Databaser", "it.databas", 2, 1, 7, 28, Day, Remote, 2),

        new("Viva", "vs.viva", 2, 1, 7, 21, Day, Remote, 1),
        new("Treserva", "vs.treserva", 2, 1, 7, 21, Day, Remote, 1),
        new("Löneutbetalning för hand", "vs.lonekorning", 1, 2, 2, 9, Day, OnSite, 1),
        new("Heroma", "vs.heroma", 2, 1, 9, 23, Day, Remote, 1),
        new("Ekonomisystem", "vs.ekonomi", 2, 1, 10, 24, Day, Remote, 2),
        new("Övriga system: skola", "vs.skola", 2, 1, 14, 28, Day, Remote, 3) { Minimum = 0 },

        new("Insamling och märkning av datorer", "klient.logistik", 1, 3, 0, 7, Day, OnSite, 2) { Minimum = 2, MixedLenders = true },
        new("Ominstallation av 1 300 datorer", "klient.ominstall", 1, 6, 3, 21, Day, OnSite, 2) { Minimum = 4, Guide = true, MixedLenders = true },
        new("Fältstöd ute på enheterna", "klient.faltstod", 1, 4, 10, 24, Day, OnSite, 2) { Minimum = 2, Guide = true, MixedLenders = true },
        new("Servicedesk dygnet runt", "klient.servicedesk", 1, 2, 10, 24, ThreeShifts, Remote, 2) { Minimum = 1 },
        new("Servicedesk när 1 700 loggar in igen", "klient.servicedesk", 1, 6, 13, 20, Day, Remote, 1) { Minimum = 4, Guide = true, MixedLenders = true },
        new("Skrivare", "klient.skrivare", 1, 2, 14, 28, Day, OnSite, 3) { Minimum = 1 },

        new("Huvudtalesperson", "kom.huvudtalesperson", 2, 1, 0, 28, Day, OnSite, 1),
        new("Kriskommunikationsledare", "kom.krisledning", 3, 1, 0, 14, Day, Remote, 1),
        new("Kommunikatör knuten till IT", "kom.itlank", 2, 1, 0, 7, RoundTheClock, OnSite, 1),
        new("Kommunikatör knuten till IT, dagtid", "kom.itlank", 1, 1, 7, 28, Day, OnSite, 1),
        new("Press och medier", "kom.press", 2, 1, 0, 14, Day, Remote, 2),
        new("Krissida och webb", "kom.webb", 2, 1, 0, 28, Day, Remote, 1),
        new("Internkommunikation", "kom.intern", 1, 1, 0, 21, Day, Remote, 2),
    ];

    /// <summary>Rebuilding in good order: days and a few evenings, many of the same skills as Kalix wants.</summary>
    public static readonly IReadOnlyList<DemoNeed> Norrkoping =
    [
        new("Adminkonton och katalogtjänst", "it.identitet", 2, 1, 0, 21, Day, OnSite, 1),
        new("Servicekonton", "it.servicekonton", 2, 1, 0, 21, Day, Remote, 1),
        new("Windowsservrar", "it.windows", 2, 1, 0, 14, Day, OnSite, 2),
        new("Inloggning till andra system (SSO)", "it.sso", 2, 1, 0, 21, Day, Remote, 2),
        new("Viva och Treserva", "vs.treserva", 2, 1, 0, 14, Day, Remote, 1),
        new("Heroma", "vs.heroma", 2, 1, 7, 21, Day, Remote, 2),
        new("Skrivare", "klient.skrivare", 1, 1, 7, 21, Day, OnSite, 3),
        new("Servicedesk", "klient.servicedesk", 1, 2, 0, 21, Day, OnSite, 2) { Minimum = 1, MixedLenders = true },
        new("Servicedesk, kvällar", "klient.servicedesk", 1, 1, 0, 14, Evening, Remote, 3),
        new("Krissida och webb", "kom.webb", 2, 1, 0, 14, Day, Remote, 2),
    ];
}
