using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static MutualAid.Rules.Tests.Support.Clock;
using Interval = NodaTime.Interval;

namespace MutualAid.Rules.Tests.Support;

/// <summary>Days, weeks and years of work that often stand on the very edge of a rule, over clock changes, a leap day and a new year.</summary>
static class RandomDuties
{
    static readonly Gen<Instant> Starts = Gen.Elements(
        At("2026-02-02 07:00"), At("2026-03-24 07:00"), At("2026-10-20 19:00"), At("2026-12-27 07:00"), At("2028-02-25 23:00"), At("2027-10-26 00:00"));

    static readonly Gen<int> Gaps = Gen.Frequency(
        (6, Gen.Elements(660, 720, 960, 961, 1440, 900)),
        (3, Gen.Elements(0, 659, 661, 2159, 2160, 2161, 3000)),
        (3, Gen.Choose(600, 2400)),
        (1, Gen.Choose(-300, 600)));

    static readonly Gen<int> Lengths = Gen.Frequency((6, Gen.Elements(480, 495, 720, 750)), (1, Gen.Elements(60, 240, 780, 781)), (3, Gen.Choose(30, 800)));

    static readonly Gen<string?> Places = Gen.Elements<string?>(null, null, "Kalix", "Kalix", "Luleå");

    static readonly Gen<DutyKind> Kinds = Gen.Frequency(
        (8, Gen.Constant(DutyKind.Ordinary)),
        (5, Gen.Elements(DutyKind.Overtime, DutyKind.EmergencyOvertime, DutyKind.OnCall, DutyKind.Travel, DutyKind.StandBy, DutyKind.Absence)));

    /// <summary>Where in a duty its breaks are, in hundredths of it; null when nobody has said.</summary>
    static readonly Gen<int[]?> Breaks = Gen.Elements<int[]?>(null, null, null, [], [40, 45], [25, 29, 60, 66]);

    /// <summary>Ordinary work without known breaks, as it is planned.</summary>
    public static readonly Gen<Duty[]> Weeks = Some(1, 16, Starts, Gaps, Gen.Constant(DutyKind.Ordinary), Gen.Constant<int[]?>(null));

    /// <summary>One to five duties of every kind.</summary>
    public static readonly Gen<Duty[]> DaysOfAllKinds = Some(1, 5, Starts, Gaps, Kinds, Breaks);

    public static readonly Gen<Duty[]> WeeksOfAllKinds = Some(6, 16, Starts, Gaps, Kinds, Breaks);

    /// <summary>As many duties as a year has, in weeks full enough for the caps on overtime and averages to bite, with weeks off between.</summary>
    public static readonly Gen<Duty[]> YearsOfAllKinds = Some(60, 110, Starts, YearGaps, Kinds, Breaks);

    static Gen<int> YearGaps => Gen.Frequency((20, Gen.Elements(660, 720, 900, 960, 1440)), (5, Gen.Elements(3600, 3840, 5000)), (1, Gen.Choose(10_000, 40_000)));

    static Gen<Duty[]> Some(int least, int most, Gen<Instant> starts, Gen<int> gaps, Gen<DutyKind> kinds, Gen<int[]?> breaks) =>
        from start in starts
        from count in Gen.Choose(least, most)
        from between in Gen.ArrayOf(gaps, count)
        from lengths in Gen.ArrayOf(Lengths, count)
        from places in Gen.ArrayOf(Places, count)
        from employers in Gen.ArrayOf(Gen.Elements(Employer.Host, Employer.Host, Employer.Home), count)
        from kind in Gen.ArrayOf(kinds, count)
        from pauses in Gen.ArrayOf(breaks, count)
        select Chain(start, between, [.. Enumerable.Range(0, count).Select(at => new Sketch(lengths[at], places[at], employers[at], kind[at], pauses[at]))]);

    /// <summary>The same cases on every machine.</summary>
    public static void Check<T>(int cases, Gen<T> given, Action<T> holds) =>
        Prop.ForAll(Arb.From(given), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(20261122, 1));

    sealed record Sketch(int Length, string? Place, Employer Employer, DutyKind Kind, int[]? Breaks);

    static Duty[] Chain(Instant start, int[] gaps, Sketch[] sketches)
    {
        var duties = new Duty[gaps.Length];

        for (var i = 0; i < duties.Length; i++)
        {
            var (length, place, employer, kind, breaks) = sketches[i];
            duties[i] = new(start, start + Duration.FromMinutes(length), employer, place, kind, breaks is null ? null : Pauses(start, length, breaks));
            start = duties[i].End + Duration.FromMinutes(gaps[i]);
        }

        return duties;
    }

    static BreakList Pauses(Instant start, int length, int[] hundredths) => new(
        hundredths.Chunk(2).Select(each => new Interval(start + Duration.FromMinutes(length * each[0] / 100), start + Duration.FromMinutes(length * each[1] / 100 + 1))));
}
