using Google.OrTools.LinearSolver;

namespace MutualAid.Scheduling.Rosters;

/// <summary>The linear programme that mixes the known rosters of some people so that the demands are met at the least cost; its dual values are the prices that new rosters are found by.</summary>
sealed class Master : IMaster
{
    // Without presolving the simplex goes on from the last mix, where only columns have come to it.
    static readonly MPSolverParameters FromTheLastMix = Parameters();

    readonly Solver solver = Solver.CreateSolver("GLOP");
    readonly Objective objective;
    readonly Dictionary<int, Constraint> demands = [];
    readonly Dictionary<int, Constraint> people = [];
    readonly Dictionary<Roster, Variable> columns = [];
    readonly Dictionary<int, double> personPrices = [];
    readonly Dictionary<Roster, double> shares = [];

    /// <param name="reached">The demands that these people can meet.</param>
    /// <param name="wanted">At each demand, of these people.</param>
    public Master(RosteringProblem problem, IEnumerable<int> reached, IEnumerable<int> people, int[] wanted)
    {
        objective = solver.Objective();
        objective.SetMinimization();

        // Costs may differ by a factor of a hundred million: what is not quite precise is as good, as prices are rounded anyway and bound the cost whatever they are.
        solver.SetSolverSpecificParametersAsString("change_status_to_imprecise:false");

        foreach (var demand in reached)
        {
            var row = solver.MakeConstraint(wanted[demand], wanted[demand]);
            demands.Add(demand, row);
            Column(problem.Demands[demand].Missing, row, 1);
            Column(problem.Demands[demand].Extra, row, -1);
        }

        foreach (var person in people) this.people.Add(person, solver.MakeConstraint(1, 1));
        Prices = new double[problem.Demands.Count];
    }

    public double Value { get; private set; }

    public double[] Prices { get; }

    public bool Has(Roster roster) => columns.ContainsKey(roster);

    public IEnumerable<Roster> Rosters => columns.Keys;

    public void Add(Roster roster)
    {
        if (columns.ContainsKey(roster)) return;

        var column = Column(roster.Cost, people[roster.Person], 1);
        foreach (var demand in roster.Demands) demands[demand].SetCoefficient(column, 1);
        columns.Add(roster, column);
    }

    public bool Solve()
    {
        if (solver.Solve(FromTheLastMix) is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE)) return false;

        Value = objective.Value();

        // All at once: after the next change the solver answers no more.
        foreach (var (demand, row) in demands) Prices[demand] = row.DualValue();
        foreach (var (person, row) in people) personPrices[person] = row.DualValue();
        foreach (var (roster, column) in columns)
            if (column.SolutionValue() is var share and > 0) shares[roster] = share;
            else shares.Remove(roster);

        return true;
    }

    public double PriceOf(int person) => personPrices[person];

    public double Share(Roster roster) => shares.GetValueOrDefault(roster);

    public void Dispose() => solver.Dispose();

    Variable Column(double cost, Constraint row, double coefficient)
    {
        var column = solver.MakeNumVar(0, double.PositiveInfinity, "");
        objective.SetCoefficient(column, cost);
        row.SetCoefficient(column, coefficient);
        return column;
    }

    static MPSolverParameters Parameters()
    {
        var parameters = new MPSolverParameters();
        parameters.SetIntegerParam(MPSolverParameters.IntegerParam.PRESOLVE, (int)MPSolverParameters.PresolveValues.PRESOLVE_OFF);
        parameters.SetIntegerParam(MPSolverParameters.IntegerParam.LP_ALGORITHM, (int)MPSolverParameters.LpAlgorithmValues.PRIMAL);
        return parameters;
    }
}
