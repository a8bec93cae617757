using Google.OrTools.LinearSolver;

namespace MutualAid.Scheduling.Rosters;

/// <summary>The linear programme that mixes some of a person's rosters so that length and caps are kept together at the least cost; its dual values are what they are worth.</summary>
sealed class CapMix : IDisposable
{
    readonly RosterGraph graph;
    readonly Solver solver = Solver.CreateSolver("GLOP");
    readonly Objective objective;
    readonly Constraint whole;
    readonly Constraint length;
    readonly Constraint[] counts;
    readonly List<(Variable Share, Trail Trail)> columns = [];

    public CapMix(RosterGraph graph)
    {
        this.graph = graph;
        objective = solver.Objective();
        objective.SetMinimization();
        whole = solver.MakeConstraint(1, 1);
        length = graph.Top == 0 ? solver.MakeConstraint(double.NegativeInfinity, double.PositiveInfinity) : solver.MakeConstraint(graph.Bottom, graph.Top);
        counts = [.. graph.Caps.Select(cap => solver.MakeConstraint(double.NegativeInfinity, cap.Most))];
    }

    public double Value { get; private set; }

    public void Add(Trail trail, double cost)
    {
        var share = solver.MakeNumVar(0, double.PositiveInfinity, "");
        objective.SetCoefficient(share, cost);
        whole.SetCoefficient(share, 1);
        length.SetCoefficient(share, trail.Lengths[^1]);
        for (var cap = 0; cap < counts.Length; cap++) counts[cap].SetCoefficient(share, trail.Counts[cap][^1]);
        columns.Add((share, trail));
    }

    /// <returns>What length and caps are worth; null when it could not be solved.</returns>
    public CapPrices? Solve()
    {
        if (solver.Solve() is not Solver.ResultStatus.OPTIMAL) return null;

        Value = objective.Value();
        return new(graph, -length.DualValue(), [.. counts.Select(count => -count.DualValue())]);
    }

    /// <summary>Of the mix that was solved last: near it there are whole rosters that cost little more.</summary>
    public Trail Middle() => Trail.Mixed(graph, [.. columns.Select(column => (column.Trail, column.Share.SolutionValue())).Where(part => part.Item2 > 0)]);

    public void Dispose() => solver.Dispose();
}
