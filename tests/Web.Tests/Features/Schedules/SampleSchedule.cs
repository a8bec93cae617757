using MutualAid.Contracts.Schedules;

namespace MutualAid.Web.Tests.Features.Schedules;

/// <summary>Two days in Kalix: AD by day and by night, one person on, one seat of three empty.</summary>
static class SampleSchedule
{
    public static readonly Guid Incident = new("0196a000-0000-7000-8000-000000000001");
    public static readonly Guid Run = new("0196a000-0000-7000-8000-000000000002");
    public static readonly Guid Ad = new("0196a000-0000-7000-8000-000000000003");
    public static readonly Guid Backup = new("0196a000-0000-7000-8000-000000000004");
    public static readonly Guid Ida = new("0196a000-0000-7000-8000-000000000005");
    public static readonly DateOnly Monday = new(2030, 3, 4);

    public static readonly GapDto Gap = new(
        Ad, "AD och konton", "it.identitet", 3, "night", [Monday, Monday.AddDays(1)], [1, 1], 11, 0,
        [new("atl-13-daily", 5, 5), new("week-48", 3, 4), new("no-nights", 1, 1)]);

    public static readonly GapRemedyPersonDto
        IdaLeaves = new(Ida, "Ida Provsson", "Luleå", new(Guid.NewGuid(), "AD och konton", "day", new(2030, 3, 4, 6, 0, 0, TimeSpan.Zero), new(2030, 3, 4, 18, 0, 0, TimeSpan.Zero))),
        BoLeaves = new(Guid.NewGuid(), "Bo Provsson", "Boden", new(Guid.NewGuid(), "Backup", "day", new(2030, 3, 6, 7, 0, 0, TimeSpan.Zero), new(2030, 3, 6, 15, 0, 0, TimeSpan.Zero))),
        Siv = new(Guid.NewGuid(), "Siv Provsson", "Piteå", Leaves: null);

    public static readonly ScheduleDto Published = new(
        Incident, "IT-angreppet", "2514", RunId: null, Version: 2, new DateTimeOffset(2030, 3, 1, 9, 0, 0, TimeSpan.Zero), Monday, Monday.AddDays(2),
        Seats: 8, SeatsFilled: 6, People: 1, Municipalities: 1, Breaches: 0,
        [
            new(Ad, "AD och konton", "it.identitet", 3, "on_site", "day", new(7, 0), new(19, 0), [new(Monday, 2, 2), new(Monday.AddDays(1), 2, 3)]),
            new(Ad, "AD och konton", "it.identitet", 3, "on_site", "night", new(19, 0), new(7, 0), [new(Monday, 1, 2), new(Monday.AddDays(1), 0, 2)]),
            new(Backup, "Backup", "it.backup", 2, "remote", "day", new(8, 0), new(16, 0), [new(Monday.AddDays(1), 1, 1)]),
        ],
        [Gap],
        [
            new(
                Ida, "Ida Provsson", "Luleå",
                [new(Monday, "shift", "night", Ad, "yes"), new(Monday.AddDays(1), "home", null, null, null), new(Monday.AddDays(1), "travel", null, null, null)],
                new(Monday, 2160, 480, 2880, 2400)),
        ],
        LatestRun: null)
    {
        Tiredness = new(WorkMinutes: 4320, RiskMinutes: 605, [new(4, 7.63), new(5, 7.7), new(3, 7.6)]),
    };

    public static ScheduleRunDto RunAs(string status, int attempt = 1, int filled = 1184, int? version = null) => new(
        Run, Incident, "IT-angreppet", "2514", status, 30, 1,
        new(2030, 3, 1, 9, 0, 0, TimeSpan.Zero), new(2030, 3, 1, 9, 0, 1, TimeSpan.Zero), filled > 0 ? new(2030, 3, 1, 9, 0, 3, TimeSpan.Zero) : null,
        status is "queued" or "running" ? null : new(2030, 3, 1, 9, 0, 31, TimeSpan.Zero), new(2030, 3, 1, 9, 0, 13, TimeSpan.Zero),
        StopRequested: false, attempt, SchedulesFound: 14, Seats: 1204, filled, People: 58, Municipalities: 14, Failure: null, version);
}
