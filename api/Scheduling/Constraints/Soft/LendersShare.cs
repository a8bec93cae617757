using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Work falls on the lenders by how many people live there, so that no small municipality carries a crisis alone.</summary>
/// <remarks>
/// A lender's fair share of the minutes of all seats is its part of the inhabitants of all lenders, and a full week's work at the least: who lends one person can be asked that much. Its minutes count as wear by
/// how far they fill the share, minutes × minutes / (8 × share): of what <see cref="HoursAreShared"/> asks for people, an eighth, since a person's rest goes before a municipality's.
/// Lenders whose inhabitants are not known have no share and cost nothing.
/// </remarks>
public sealed class LendersShare : IConstraint
{
    const int Lightness = 8;
    const int LeastShare = 40 * 60;

    public static string Name => "lenders-share";

    public static IEnumerable<Match> Find(ScheduleView schedule)
    {
        var shares = Shares(schedule.Problem);
        return
            from person in schedule.People
            where shares.ContainsKey(person.Person.Lender)
            group person.Shifts.Sum(shift => (long)shift.Minutes) by person.Person.Lender into lender
            let minutes = lender.Sum()
            where minutes > 0
            select new Match(Name, new() { Wear = Wear(minutes, shares[lender.Key]) }, null, null, new Fact.LenderLoad(lender.Key, minutes, shares[lender.Key]));
    }

    /// <summary>Minutes, of each lender whose inhabitants are known.</summary>
    public static IReadOnlyDictionary<string, long> Shares(Problem problem)
    {
        string[] lenders = [.. problem.People.Select(person => person.Lender).Distinct().Where(lender => problem.Inhabitants.GetValueOrDefault(lender) > 0)];
        var inhabitants = lenders.Sum(lender => (double)problem.Inhabitants[lender]);
        var minutes = problem.Shifts.DistinctBy(shift => shift.Id).Sum(shift => (double)shift.Seats * shift.Minutes);
        return lenders.ToDictionary(lender => lender, lender => Math.Max(LeastShare, (long)(minutes * problem.Inhabitants[lender] / inhabitants)));
    }

    /// <summary>Nothing where there is no share.</summary>
    internal static long Wear(long minutes, long share) => share == 0 ? 0 : minutes * minutes / (Lightness * share);

    /// <summary>Wear of one minute more where a lender has so many.</summary>
    internal static double Slope(long minutes, long share) => share == 0 ? 0 : 2.0 * minutes / (Lightness * share);
}
