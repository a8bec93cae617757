using Microsoft.Extensions.Localization;
using MutualAid.Contracts.People;
using MutualAid.Contracts.Reference;
using MutualAid.Web.Features.People;

namespace MutualAid.Web.Tests.Features.People;

static class SampleRegister
{
    public static readonly Guid Id = new("11111111-1111-1111-1111-111111111111");

    public static readonly SkillDto[] Skills =
    [
        new("it.backup", "Infrastruktur", "Säkerhetskopiering och återläsning", "Backup and restore", "remote"),
        new("it.linux", "Infrastruktur", "Linux-serverdrift", "Linux server operations", "remote"),
        new("it.dns", "Nät", "DNS, DHCP, certifikat (PKI)", "DNS, DHCP, certificates (PKI)", "partly"),
    ];

    public static readonly SkillLevelDto[] Levels = [.. Enumerable.Range(1, 4).Select(level => new SkillLevelDto(level, $"Nivå {level}", $"Level {level}", ""))];

    public static readonly PersonFacts Facts = new(
        "Åsa \"Ankan\" Öberg 🦆", "asa@lulea.example", "070-174 06 05", "Systemtekniker", WorksOnSite: true, WorksRemote: false, HomeMinutesPerWeek: 440, HomeDays: 0b000_0011,
        AvailableDays: 0b001_1111, AvailableNights: 0, AgreedToBeAsked: true, [new("it.backup", 3, true), new("it.dns", 2, false)], [new(new(2030, 7, 1), new(2030, 7, 15))], ContractedMinutesPerWeek: 2250);

    public static readonly PersonDto Person = new(Id, "2580", Facts, false, DateTimeOffset.UnixEpoch, null, 7, DateTimeOffset.UnixEpoch);

    public static readonly StandingDto Nothing = new([], []);

    public static SkillWords Words(IStringLocalizer words) => new(Skills, Levels, words);

    public static GetImportResponse<ImportRowDto> Import(ImportRowDto[] rows, ImportCountsDto counts, ImportResultDto? result = null) =>
        new(Id, "personal.csv", "utf-8", ";", [], DateTimeOffset.UnixEpoch, counts, rows, rows.Length, 1, 100, "seen-1", result);
}
