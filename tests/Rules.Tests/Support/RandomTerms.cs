using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static MutualAid.Rules.Tests.Support.Clock;
using Interval = NodaTime.Interval;

namespace MutualAid.Rules.Tests.Support;

/// <summary>Rulebooks, decided modes and contracts, such as employers have them and such as bite early.</summary>
static class RandomTerms
{
    /// <summary>Numbers so small that the rules about long times bite in short ones.</summary>
    static readonly Dictionary<string, int> Small = new()
    {
        [Presets.OvertimeInFourWeeks] = 240, [Presets.OvertimeInMonth] = 300, [Presets.OvertimeInYear] = 600, [Presets.ExtraOvertime] = 900,
        [Presets.OnCallInFourWeeks] = 480, [Presets.OnCallInMonth] = 480, [Presets.PartTimeExtra] = 300, [Presets.PartTimeExtraInAll] = 600,
        [Presets.AverageHours] = 3000, [Presets.NightWorkerHours] = 2000, [Presets.AssignmentHours] = 1500, [Presets.OrdinaryWeek] = 2000,
        [Presets.AssignmentLength] = 4, [Presets.CrisisWeeks] = 1, [Presets.NightsInARow] = 1,
    };

    static readonly Dictionary<string, int> Strict = new()
    {
        [Presets.DailyRest] = 720, [Presets.WeeklyRest] = 2400, [Presets.RestAfterLongShift] = 600, [Presets.SevenDays] = 2400, [Presets.DaysInARow] = 4,
        [Presets.ShiftSpan] = 720, [Presets.NightsOfSleep] = 3, [Presets.EndRest] = 2880, [Presets.Break] = 240, [Presets.WorkToRest] = 1,
    };

    static readonly Rulebook[] AllBooks =
    [
        Rulebook.Standard,
        Rulebook.Standard.WithDayBreak(new(6, 0)),
        Rulebook.Standard.WithDayBreak(new(2, 30)).CappedBy(WindowKind.CalendarMonth),
        Rulebook.Standard.Tightened(Small),
        Rulebook.Standard.Tightened(Small).CappedBy(WindowKind.CalendarMonth).WithDayBreak(LocalTime.Midnight),
        Rulebook.Standard.Tightened(Strict),
        Rulebook.Standard.Tightened(Strict).WithDayBreak(new(7, 0)),
    ];

    public static readonly Gen<Rulebook> Books = Gen.Frequency((2, Gen.Constant(Rulebook.Standard)), (3, Gen.Elements(AllBooks)));

    static readonly Gen<Duration?> Contracts = Gen.Elements<Duration?>(null, null, Hours(20), Hours(36, 15));

    /// <summary>The same rules before, during and after.</summary>
    public static Gen<Scenario> Steady(Gen<Duty[]> duties) =>
        from own in duties
        from book in Books
        from contract in Contracts
        select new Scenario(own, book, [], [], contract);

    /// <summary>Scenarios with the duties; half of them with decisions that begin and end among them.</summary>
    public static Gen<Scenario> Around(Gen<Duty[]> duties) =>
        from own in duties
        from book in Books
        from contract in Contracts
        from changes in Gen.Choose(0, 3)
        from books in changes is 2 or 3 ? Gen.ArrayOf(Changes(own), changes - 1) : Gen.Constant(Array.Empty<(Instant, Rulebook)>())
        from count in Gen.Choose(0, 3)
        from modes in count is 2 or 3 ? Gen.ArrayOf(Modes(own), count - 1) : Gen.Constant(Array.Empty<(Interval, Mode)>())
        from isExtended in Gen.Elements(false, true)
        select new Scenario(own, book, [.. books.OrderBy(change => change.Item1)], isExtended ? [.. OneAfterTheOther(modes)] : modes, contract);

    static IEnumerable<(Interval When, Mode Mode)> OneAfterTheOther((Interval When, Mode Mode)[] modes) =>
        modes.Select((mode, i) => i == 0 ? mode : mode with { When = new(modes[0].When.End, modes[0].When.End + mode.When.Duration) });

    static Gen<(Instant, Rulebook)> Changes(Duty[] duties) =>
        from at in Moments(duties)
        from book in Gen.Elements(AllBooks)
        select (at, book);

    static Gen<(Interval, Mode)> Modes(Duty[] duties) =>
        from at in Moments(duties)
        from days in Gen.Elements(1, 3, 9, 30)
        from minutes in Gen.Elements(0, 0, 37)
        from mode in Gen.Elements(Mode.Emergency, Mode.CrisisAgreement, Mode.CrisisAgreement)
        select (new Interval(at, at + Hours(24 * days, minutes)), mode);

    /// <summary>The start of a duty, or near one: decisions begin with shifts.</summary>
    static Gen<Instant> Moments(Duty[] duties) =>
        from duty in Gen.Elements(duties)
        from minutes in Gen.Elements(0, 0, 1, -1, 60, -900, 250)
        select duty.Start + Duration.FromMinutes(minutes);
}
