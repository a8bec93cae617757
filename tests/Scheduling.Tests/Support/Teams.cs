using System.Numerics;

namespace MutualAid.Scheduling.Tests.Support;

/// <summary>What the teams of a small problem are, as one number, and what they lack, worked out by quarters of an hour and without the engine.</summary>
/// <remarks>Of each shift with rules about its people four bits: whether somebody guides, and which of up to three lenders are there. Shifts begin and end at a quarter and are shorter than sixteen hours.</remarks>
sealed class Teams
{
    const int Bits = 4;

    readonly Problem problem;
    readonly string[] lenders;
    readonly (int Quarters, ulong Begun, (int Liaison, ulong Covers)[] Liaisons)?[] liaised;

    public Teams(Problem problem)
    {
        this.problem = problem;
        lenders = [.. problem.People.Select(person => person.Lender).Distinct()];
        liaised = [.. problem.Shifts.Select(shift => shift.Team.Liaisons is { } needs ? LiaisonsOf(shift, needs) : ((int, ulong, (int, ulong)[])?)null)];
    }

    /// <summary>What a person adds who is on these shifts, by their place in the problem.</summary>
    public long With(Person person, IEnumerable<int> shifts) => shifts.Aggregate(0L, (bits, shift) => bits | With(person, shift) << Bits * shift);

    public Score Lacking(long teams, Func<int, int> peopleOn) => new() { Lacking = Enumerable.Range(0, problem.Shifts.Count).Sum(shift => Lacking(shift, (int)(teams >> Bits * shift & 15), peopleOn)) };

    public long With(Person person, int shift) => problem.Shifts[shift].Team is not { Guide: false, MixedLenders: false }
        ? (person.Skills.GetValueOrDefault(problem.Shifts[shift].SkillId) >= 3 ? 1L : 0L) | 2L << Array.IndexOf(lenders, person.Lender)
        : 0;

    /// <summary>Minutes.</summary>
    public long Lacking(int shift, int team, Func<int, int> peopleOn)
    {
        var (rules, people, minutes) = (problem.Shifts[shift].Team, peopleOn(shift), 0L);
        if (people == 0) return 0;
        if (rules.Guide && (team & 1) == 0) minutes += problem.Shifts[shift].Minutes;
        if (rules.MixedLenders && people > 1 && BitOperations.PopCount((uint)team >> 1) == 1) minutes += problem.Shifts[shift].Minutes;

        if (liaised[shift] is var (quarters, begun, liaisons))
            minutes += 15 * (quarters - BitOperations.PopCount(liaisons.Aggregate(begun, (covered, each) => peopleOn(each.Liaison) > 0 ? covered | each.Covers : covered)));

        return minutes;
    }

    (int, ulong, (int, ulong)[]) LiaisonsOf(Shift shift, IReadOnlyList<NeedId> needs) =>
        ((int)Quarter(shift, shift.End), Covers(shift, shift.Start, shift.Team.LiaisonUntil), [.. Enumerable.Range(0, problem.Shifts.Count).Where(each => needs.Contains(problem.Shifts[each].Need)).Select(each => (each, Covers(shift, problem.Shifts[each].Start, problem.Shifts[each].End)))]);

    static ulong Covers(Shift shift, Instant from, Instant until)
    {
        var covers = 0UL;
        for (var quarter = Math.Max(0, Quarter(shift, from)); quarter < Math.Min(Quarter(shift, until), Quarter(shift, shift.End)); quarter++) covers |= 1UL << (int)quarter;
        return covers;
    }

    static long Quarter(Shift shift, Instant at) => (long)(at - shift.Start).TotalMinutes / 15;
}
