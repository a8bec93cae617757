using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Explain;

/// <summary>What a schedule asks of each lender, and what one more of its people on a shift would add to that.</summary>
sealed class LenderLoads
{
    readonly IReadOnlyDictionary<string, long> shares;
    readonly Dictionary<string, long> minutes;

    public LenderLoads(Problem problem, IEnumerable<Assignment> assignments)
    {
        var shifts = problem.Shifts.DistinctBy(shift => shift.Id).ToDictionary(shift => shift.Id, shift => shift.Minutes);
        var lenders = problem.People.DistinctBy(person => person.Id).ToDictionary(person => person.Id, person => person.Lender);
        shares = LendersShare.Shares(problem);
        minutes = assignments.Distinct()
            .Where(each => lenders.ContainsKey(each.Person))
            .GroupBy(each => lenders[each.Person], each => (long)shifts[each.Shift])
            .ToDictionary(lender => lender.Key, lender => lender.Sum());
    }

    /// <param name="shift">Not among the assignments.</param>
    public CostPart OneMore(string lender, Shift shift)
    {
        if (!shares.TryGetValue(lender, out var share)) return new(LendersShare.Name, default, null);

        var before = minutes.GetValueOrDefault(lender);
        var after = before + shift.Minutes;
        return new(LendersShare.Name, new() { Wear = LendersShare.Wear(after, share) - LendersShare.Wear(before, share) }, new Fact.LenderLoad(lender, after, share));
    }
}
