using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MutualAid.Contracts.Reference;
using MutualAid.Contracts.Requests;
using MutualAid.Web.Features.Requests;
using MutualAid.Web.Tests.Features.Incidents;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Requests;

static class SampleRequest
{
    public static readonly Guid Id = Guid.Parse("0195d0a0-0000-7000-8000-000000000300");

    public static readonly SkillDto[] Skills =
    [
        new("it.identitet", "Infrastruktur", "Katalogtjänst och identitet (AD, Entra ID)", "Directory and identity (AD, Entra ID)", "partly"),
        new("kom.press", "Kommunikation", "Pressekreterare", "Press officer", "remote"),
    ];

    public static readonly SkillLevelDto[] Levels = [new(1, "Kan hjälpa till", "Can help", ""), new(2, "Kan själv", "Alone", ""), new(3, "Kan svåra fel", "Hard faults", "")];

    public static readonly SkillNames Names = new(Skills, Levels);

    public static readonly NeedDto Ad = new("AD och konton", "it.identitet", 3, 2, new(2026, 11, 23), new(2026, 11, 30), "two_twelve", new(7, 0), 30, "on_site", 1);

    public static readonly NeedDto Press = new("Press", "kom.press", 2, 1, new(2026, 11, 24), new(2026, 11, 25), "day", new(8, 0), 0, "remote", 2);

    public static readonly RequestSizeResponse Size = new(
        14, 28, 2, 21000, 10, 0, [new("it.identitet", 14, 28, 2, 21000, 10)],
        [.. Enumerable.Range(23, 7).Select(day => new DaySizeDto(new(2026, 11, day), 4))],
        [new("week-48", "weekly-hours", 2880, "Arbetstidslagen 10 b §"), new("atl-13-daily", "daily-rest", 660, "Arbetstidslagen 13 §")]);

    public static readonly SeatKindDto AdOnSite = new("it.identitet", 3, "on_site");

    /// <summary>Fourteen people, who are too few in week 51.</summary>
    public static readonly CapacityDto Capacity = new(
        14, [new(new(2026, 12, 14), [AdOnSite], 760 * 60, 0, 612 * 60, 13)],
        [new(new(2026, 12, 14), AdOnSite, 760 * 60, 0, 612 * 60), new(new(2026, 12, 21), AdOnSite, 7 * 60, 0, 91 * 60)]);

    public static readonly IStringLocalizer Words =
        new StringLocalizer<RequestsWords>(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    /// <summary>What is asked while a draft is written.</summary>
    public static readonly string SizeOf = $"POST /incidents/{SampleIncident.Id}/request-size";

    static readonly DateTimeOffset Made = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static RequestDto Draft(params NeedDto[] needs) => new(
        Id, SampleIncident.Id, "Allt är nere", false, "2514", "Kalix", 2, new("Första veckan", null, "", needs), "draft", Made, null, null, 5, []);

    public static RequestDto Sent(params NeedDto[] needs) => Draft(needs) with
    {
        Status = "sent", SentAt = Made, Version = 6, Coverage = [.. needs.Select(_ => new NeedCoverageDto(14, 28, 7))],
        Facts = new("Första veckan", Made.AddDays(1), "Receptionen", needs),
    };

    public static FakeApi Playing(RequestDto request) => new FakeApi()
        .Answers("GET /skills", Skills).Answers("GET /skill-levels", Levels)
        .Answers($"GET /requests/{Id}", request).Answers($"GET /requests/{Id}/size", Size).Answers(SizeOf, Size)
        .Answers($"GET /incidents/{SampleIncident.Id}", SampleIncident.Incident);

    public static void InSwedish() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");
}
