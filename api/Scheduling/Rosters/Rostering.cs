namespace MutualAid.Scheduling.Rosters;

/// <summary>Finds rosters for everybody, each answer better than the one before, with a bound that says how good the best could be.</summary>
public static class Rostering
{
    /// <param name="stop">Ends the stream in the ordinary way: the best so far was the last.</param>
    public static IEnumerable<Rostered> Improve(RosteringProblem problem, RosteringSettings settings, CancellationToken stop) => throw new NotImplementedException();
}
