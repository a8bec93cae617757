using Google.OrTools.Sat;

namespace MutualAid.Scheduling.Rosters;

/// <summary>Chooses whole rosters among known ones, by a constraint solver.</summary>
static class Choosing
{
    /// <param name="wanted">At each demand, of the people that the rosters are for.</param>
    /// <param name="hints">Where to begin: one for each person.</param>
    /// <param name="effort">In the solver's own units, about a second each on a fast machine: unlike a time it makes the same choice each time.</param>
    /// <returns>One roster for each person, null when the effort did not suffice; and whether it is proven that no other choice among these costs less.</returns>
    public static (Roster[]? Rosters, bool IsProven) Choose(
        RosteringProblem problem, IReadOnlyCollection<Roster> rosters, int[] wanted, IReadOnlyCollection<Roster> hints, double effort, int seed, CancellationToken stop)
    {
        if (stop.IsCancellationRequested) return (null, false);

        var model = new CpModel();
        var chosen = rosters.Select(roster => (Roster: roster, Is: (ILiteral)model.NewBoolVar(""))).ToArray();
        var hinted = hints.ToHashSet();
        var cost = LinearExpr.NewBuilder();

        foreach (var person in chosen.GroupBy(each => each.Roster.Person)) model.AddExactlyOne(person.Select(each => each.Is));
        foreach (var (roster, isChosen) in chosen)
        {
            if (roster.Cost != 0) cost.AddTerm((BoolVar)isChosen, roster.Cost);
            model.AddHint((BoolVar)isChosen, hinted.Contains(roster));
        }

        foreach (var demand in chosen.SelectMany(each => each.Roster.Demands.Select(demand => (Demand: demand, each.Is))).GroupBy(each => each.Demand, each => each.Is))
        {
            var (facts, need) = (problem.Demands[demand.Key], wanted[demand.Key]);
            ILiteral[] here = [.. demand];
            var count = LinearExpr.Sum(here);
            if (need > 0 && facts.Missing != 0)
            {
                var missing = model.NewIntVar(0, need, "");
                model.Add(missing + count >= need);
                cost.AddTerm(missing, facts.Missing);
            }

            if (facts.Extra != 0 && here.Length > need)
            {
                var extra = model.NewIntVar(0, here.Length + Math.Max(0, -need), "");
                model.Add(extra >= count - need);
                cost.AddTerm(extra, facts.Extra);
            }
        }

        model.Minimize(cost);
        using var solver = new CpSolver();
        solver.StringParameters = FormattableString.Invariant($"num_workers:1 max_deterministic_time:{effort} random_seed:{seed & int.MaxValue} log_search_progress:false");
        using var whenStopped = stop.Register(solver.StopSearch);

        var status = solver.Solve(model);
        return status is CpSolverStatus.Optimal or CpSolverStatus.Feasible
            ? ([.. chosen.Where(each => solver.BooleanValue(each.Is)).Select(each => each.Roster)], status == CpSolverStatus.Optimal)
            : (null, false);
    }
}
