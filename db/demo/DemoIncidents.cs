using NodaTime;

namespace MutualAid.Database.Demo;

/// <summary>The two incidents with what each asks for.</summary>
static class DemoIncidents
{
    public const string Kalix = "kalix";
    public const string Norrkoping = "norrkoping";

    const string KalixSituation = """
        I natt krypterades nästan allt i Kalix kommuns datormiljö. Runt 100 servrar är utslagna. Ungefär 1 300 datorer måste samlas in, kontrolleras
        och installeras om, och 1 700 anställda har inga inloggningar. E-post, skrivare, telefonväxel och verksamhetssystem ligger nere. Vård och
        omsorg arbetar med papper och utskrivna planer.

        Återställningen går i turordning: grundinfrastruktur, administratörskonton, servicekonton, Viva och Treserva, Heroma, ekonomisystemet och
        därefter övriga system. Varje steg kontrolleras innan nästa börjar. Ingen prognos finns för när allt är igång.

        Det som inte fungerar än: vi har ingen dator att föra logg på och vår egen personal orkar inte många dygn till. Därför ber vi om hjälp
        i skift dygnet runt i fyra veckor.

        Övning. Händelsen bygger på Kalix i december 2021. Alla personer är påhittade.
        """;

    const string NorrkopingSituation = """
        Den akuta fasen är över. Läget är ljust men fortsatt allvarligt: många tjänster och verktyg är påverkade. Funktionerna byggs upp från
        grunden med fler skydd än förut, i turordning: grundinfrastruktur (klar), adminkonton (90 % klart), servicekonton, Viva och Treserva,
        Heroma och övriga system. Inloggningen till andra system pågår parallellt. Skrivarna körs i manuellt läge.

        Tempot är högt men vi måste vara noggranna. Vi behöver avlösning på dagtid och några kvällar i tre veckor.

        Övning. Händelsen bygger på Norrköping i december 2022. Alla personer är påhittade.
        """;

    public static Guid Id(string incident) => DemoId.For("incident", incident);

    public static Guid RequestId(string incident) => DemoId.For("request", incident);

    public static IReadOnlyList<IncidentRow> Incidents(DemoCalendar calendar) =>
    [
        new(Id(Kalix), DemoLenders.Kalix, "IT-attack: alla servrar utslagna", Paragraphs(KalixSituation), calendar.Started, "leh_4_1",
            "Krisledningsnämndens ordförande", "acute", calendar.Started, "Marja Törmänen, krisledningsstaben", "070-1740605", "Kalix stadshus",
            DemoAccounts.Id(DemoAccounts.KalixLead)),
        new(Id(Norrkoping), DemoLenders.Norrkoping, "IT-intrång: återuppbyggnad", Paragraphs(NorrkopingSituation), null, "kl_9_37",
            "Kommundirektören", "rebuild", calendar.Started - Duration.FromDays(12), "Camilla Ekholm, krisledningsstaben", "070-1740606",
            "Norrköpings rådhus", DemoAccounts.Id(DemoAccounts.NorrkopingLead)),
    ];

    public static IReadOnlyList<RequestRow> Requests(DemoCalendar calendar) =>
    [
        new(RequestId(Kalix), Id(Kalix), "Personal till återställningen i fyra veckor", calendar.Started + Duration.FromDays(2),
            "Receptionen i Kalix stadshus. Fråga efter krisledningsstaben.", calendar.Started, DemoAccounts.Id(DemoAccounts.KalixLead)),
        new(RequestId(Norrkoping), Id(Norrkoping), "Avlösning i tre veckor", calendar.Started + Duration.FromDays(5),
            "Rådhusets entré. Fråga efter IT-staben.", calendar.Started - Duration.FromHours(20), DemoAccounts.Id(DemoAccounts.NorrkopingLead)),
    ];

    public static IReadOnlyList<NeedRow> Needs(DemoCalendar calendar) =>
        [.. Needs(calendar, Kalix, DemoNeeds.Kalix), .. Needs(calendar, Norrkoping, DemoNeeds.Norrkoping)];

    static IEnumerable<NeedRow> Needs(DemoCalendar calendar, string incident, IReadOnlyList<DemoNeed> needs) =>
        needs.Select((need, i) => new NeedRow(
            DemoId.For("need", $"{incident}:{need.Title}"), RequestId(incident), Id(incident), i + 1, need.Title, need.Skill, need.Level, need.Seats,
            calendar.Day(need.From), calendar.Day(need.To), need.Pattern.Name, need.Pattern.StartMinute, need.Pattern.HandoverMinutes,
            need.PlaceOfWork, need.Priority, need.Minimum, need.Guide, need.MixedLenders, need.Liaison));

    /// <summary>Line breaks above are for the reader of the code; only empty lines part paragraphs.</summary>
    static string Paragraphs(string text) =>
        string.Join("\n\n", text.Split("\n\n").Select(paragraph => paragraph.ReplaceLineEndings(" ")));
}
