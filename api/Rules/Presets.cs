namespace MutualAid.Rules;

/// <summary>Every number of law, agreement and guidance, each stated here once and nowhere else.</summary>
/// <remarks>
/// A preset to be checked by the municipality, not legal advice. Where several sources have the same number there is one rule, and it
/// names them all; <c>db/reference/hour-rules.json</c> lists the sources one by one. <see cref="HourRule.Verified"/> is false where
/// no source was read. What is stricter than the law is marked <c>MutualAid</c>.
/// </remarks>
public static class Presets
{
    const int Hour = 60;
    const int FourWeeks = 28;

    /// <summary>Sixteen weeks: at most four months, as arbetstidslagen 10 b § and article 16 b of directive 2003/88/EC have it.</summary>
    const int ReferenceWeeks = 16;

    public const string DoubleBooking = "double-booking", TravelTime = "travel-time", DailyRest = "atl-13-daily", WeeklyRest = "atl-14-weekly";
    public const string CompensatoryRest = "atl-13-compensation", NightRest = "atl-13-night", NightsOfSleep = "hse-2nights", EndRest = "kla-end-rest";
    public const string ShiftSpan = "ab-13-span", LongestSpan = "ab-13-20h", RestAfterLongShift = "ab-13-rest-after", Break = "atl-15-break";
    public const string ShiftLength = "hse-12", ShiftOfNine = "gk-9", NightShiftLength = "atl-13a-night-hard", WorkToRest = "nwcg-2to1";
    public const string SevenDays = "week-48", AverageHours = "atl-10b-avg48", NightWorkerHours = "atl-13a-night-avg", AssignmentHours = "kla-48";
    public const string OrdinaryWeek = "atl-5-ordinary", OvertimeInFourWeeks = "atl-8-ot-4w", OvertimeInMonth = "atl-8-ot-month";
    public const string OvertimeInYear = "atl-8-ot-year", ExtraOvertime = "atl-8a-extra-year", OnCallInFourWeeks = "atl-6-jour-4w", OnCallInMonth = "atl-6-jour-month";
    public const string PartTimeExtra = "atl-10-mertid-year", PartTimeExtraInAll = "atl-10a-mertid-year";
    public const string DaysInARow = "hse-days", NightsInARow = "hse-nights", AssignmentLength = "nwcg-14", CrisisWeeks = "kla-max-weeks";

    public static readonly IReadOnlyList<HourRule> All =
    [
        // Where and when at all.
        Rule(DoubleBooking, RuleKind.DoubleBooking, "MutualAid", "Ingen är på två ställen samtidigt", 0),
        Rule(TravelTime, RuleKind.TravelTime, "MutualAid", "Resa och dygnsvila ryms mellan två orter", 0),

        // Rest.
        Rule(DailyRest, RuleKind.DailyRest, "ATL", "Arbetstidslagen 13 § första stycket; AB § 13; direktiv 2003/88/EG artikel 3; Garde/Kecklund 2020", 11 * Hour)
            with { MayBeOverridden = true },
        Rule(WeeklyRest, RuleKind.WeeklyRest, "ATL", "Arbetstidslagen 14 §; direktiv 2003/88/EG artikel 5 (35 timmar)", 36 * Hour) with { MayBeOverridden = true },
        Rule(RestAfterLongShift, RuleKind.RestAfterLongShift, "AB", "AB § 13 mom 5: efter ett pass över 13 timmar, vila minst lika lång som passet", 13 * Hour),
        Rule(CompensatoryRest, RuleKind.CompensatoryRest, "ATL", "Arbetstidslagen 13 § andra stycket och 14 §: motsvarande kompensationsledighet; här inom sju dygn", 0)
            with { Days = 7, MayBeOverridden = true },
        Guidance(NightsOfSleep, RuleKind.RestAfterNights, "HSE", "HSE HSG256: två hela nätters sömn efter nätter i rad", 2),
        Note(NightRest, RuleKind.NightRest, "ATL", "Arbetstidslagen 13 § andra stycket: dygnsvilan bör innehålla 00–05; undantag när arbetet måste göras på natten", 0),
        Rule(Break, RuleKind.WorkWithoutBreak, "ATL", "Arbetstidslagen 15 §; direktiv 2003/88/EG artikel 4 (6 timmar)", 5 * Hour),

        // One shift, one day.
        Rule(ShiftSpan, RuleKind.ShiftSpan, "AB", "AB § 13", 13 * Hour) with { MayBeOverridden = true },
        Rule(LongestSpan, RuleKind.ShiftSpan, "AB", "AB § 13 mom 5; 24 timmar bara med dispens", 20 * Hour),
        Guidance(ShiftLength, RuleKind.ShiftLength, "HSE", "HSE HSG256: högst 12 timmar med övertid", 12 * Hour),
        Note(ShiftOfNine, RuleKind.ShiftLength, "HSE", "Garde/Kecklund 2020: högst 9 timmar i skiftarbete med nätter", 9 * Hour),
        Guidance(NightShiftLength, RuleKind.NightShiftLength, "ATL", "Arbetstidslagen 13 a § andra stycket (nattarbetande med särskild risk eller stor påfrestning); direktiv 2003/88/EG artikel 8; HSE HSG256", 8 * Hour),
        Guidance(WorkToRest, RuleKind.WorkToRest, "NWCG", "NWCG: högst två timmar arbete och resa på en timmes vila i varje dygn", 2),

        // Hours over time.
        Rule(SevenDays, RuleKind.TotalHours, "MutualAid", "Högst 48 timmar i varje period om sju dygn; strängare än genomsnittet i arbetstidslagen 10 b §", 48 * Hour)
            with { Days = 7, MayBeOverridden = true, CrisisAgreement = Severity.Warn },
        Rule(AverageHours, RuleKind.AverageHours, "ATL", "Arbetstidslagen 10 b §; direktiv 2003/88/EG artikel 6 b: 48 timmar i veckan i genomsnitt över 16 veckor", 48 * Hour * ReferenceWeeks)
            with { Days = 7 * ReferenceWeeks },
        Guidance(NightWorkerHours, RuleKind.NightWorkerHours, "ATL", "Arbetstidslagen 13 a § första stycket; direktiv 2003/88/EG artikel 8: 8 timmar per dygn i genomsnitt, ett dygn i veckan frånräknat", 8 * Hour * 6 * ReferenceWeeks)
            with { Days = 7 * ReferenceWeeks },
        Rule(AssignmentHours, RuleKind.AssignmentHours, "KLA", "Krislägesavtalet bilaga 2 § 1: 48 timmar i veckan i genomsnitt över fyra veckor", 4 * 48 * Hour)
            with { Days = FourWeeks, Ordinary = Severity.Off, Emergency = Severity.Off },
        Note(OrdinaryWeek, RuleKind.OrdinaryWeek, "ATL", "Arbetstidslagen 5 §: därutöver är det övertid", 40 * Hour) with { CrisisAgreement = Severity.Off },
        Overtime(OvertimeInFourWeeks, RuleKind.Overtime, "Arbetstidslagen 8 §", 48, WindowKind.Rolling),
        Overtime(OvertimeInMonth, RuleKind.Overtime, "Arbetstidslagen 8 §", 50, WindowKind.CalendarMonth) with { Ordinary = Severity.Off },
        Overtime(OvertimeInYear, RuleKind.Overtime, "Arbetstidslagen 8 §", 200, WindowKind.CalendarYear) with { MayBeOverridden = true },
        Overtime(ExtraOvertime, RuleKind.Overtime, "Arbetstidslagen 8 a §: ytterligare 150 timmar vid särskilda skäl", 200 + 150, WindowKind.CalendarYear),
        Overtime(OnCallInFourWeeks, RuleKind.OnCallHours, "Arbetstidslagen 6 §", 48, WindowKind.Rolling),
        Overtime(OnCallInMonth, RuleKind.OnCallHours, "Arbetstidslagen 6 §", 50, WindowKind.CalendarMonth) with { Ordinary = Severity.Off },
        Overtime(PartTimeExtra, RuleKind.PartTimeExtraHours, "Arbetstidslagen 10 §", 200, WindowKind.CalendarYear) with { MayBeOverridden = true },
        Overtime(PartTimeExtraInAll, RuleKind.PartTimeExtraHours, "Arbetstidslagen 10 a §: ytterligare 150 timmar vid särskilda skäl", 200 + 150, WindowKind.CalendarYear),

        // In a row.
        Rule(DaysInARow, RuleKind.DaysInARow, "MutualAid", "Högst 6 dagar i rad; HSE HSG256 och Garde/Kecklund säger 5–7", 6) with { MayBeOverridden = true },
        Guidance(NightsInARow, RuleKind.NightsInARow, "HSE", "HSE HSG256 och Garde/Kecklund 2020: högst 3 nätter i rad", 3),
        Guidance(AssignmentLength, RuleKind.AssignmentLength, "NWCG", "NWCG: högst 14 dagar, sedan 2 dagar ledigt", 14) with { Days = 2 },
        Rule(CrisisWeeks, RuleKind.CrisisWeeks, "KLA", "Krislägesavtalet: högst 8 veckor; förlängning bara om det är absolut nödvändigt, 2 veckor åt gången", 8)
            with { Ordinary = Severity.Off, Emergency = Severity.Off, MayBeOverridden = true },
        Rule(EndRest, RuleKind.RestAfterAssignment, "KLA", "Krislägesavtalet bilaga 2 § 1: 36 timmar efter sista passet", 36 * Hour) with { Ordinary = Severity.Off, Emergency = Severity.Off },
    ];

    static HourRule Rule(string id, RuleKind kind, string preset, string article, int limit) => new()
    {
        Id = id, Kind = kind, Preset = preset, Article = article, Limit = limit, Ordinary = Severity.Stop, Emergency = Severity.Stop, CrisisAgreement = Severity.Stop,
    };

    static HourRule Guidance(string id, RuleKind kind, string preset, string article, int limit) =>
        Rule(id, kind, preset, article, limit) with { Ordinary = Severity.Warn, Emergency = Severity.Warn, CrisisAgreement = Severity.Warn };

    static HourRule Note(string id, RuleKind kind, string preset, string article, int limit) =>
        Rule(id, kind, preset, article, limit) with { Ordinary = Severity.Note, Emergency = Severity.Note, CrisisAgreement = Severity.Note };

    /// <summary>The caps of the law on overtime and the like, which neither emergency overtime nor the crisis agreement knows.</summary>
    static HourRule Overtime(string id, RuleKind kind, string article, int hours, WindowKind window) =>
        Rule(id, kind, "ATL", article, hours * Hour) with
        {
            Window = window, Days = window == WindowKind.Rolling ? FourWeeks : 0, Emergency = Severity.Off, CrisisAgreement = Severity.Off,
        };
}
