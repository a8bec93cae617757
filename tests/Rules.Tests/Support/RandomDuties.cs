using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests.Support;

/// <summary>Weeks of work that often stand on the very edge of a rule, over clock changes, a leap day and a new year.</summary>
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

    public static readonly Gen<Duty[]> Weeks =
        from start in Starts
        from count in Gen.Choose(1, 16)
        from gaps in Gen.ArrayOf(Gaps, count)
        from lengths in Gen.ArrayOf(Lengths, count)
        from places in Gen.ArrayOf(Places, count)
        from employers in Gen.ArrayOf(Gen.Elements(Employer.Host, Employer.Host, Employer.Home), count)
        select Chain(start, gaps, lengths, places, employers);

    /// <summary>The same cases on every machine.</summary>
    public static void Check(int cases, Gen<Duty[]> duties, Action<Duty[]> holds) =>
        Prop.ForAll(Arb.From(duties), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(20261122, 1));

    static Duty[] Chain(Instant start, int[] gaps, int[] lengths, string?[] places, Employer[] employers)
    {
        var duties = new Duty[gaps.Length];

        for (var i = 0; i < duties.Length; i++)
        {
            duties[i] = new(start, start + Duration.FromMinutes(lengths[i]), employers[i], places[i]);
            start = duties[i].End + Duration.FromMinutes(gaps[i]);
        }

        return duties;
    }
}
