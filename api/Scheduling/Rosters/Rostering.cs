namespace MutualAid.Scheduling.Rosters;

/// <summary>Finds rosters for everybody, each answer better than the one before, with a bound that says how good the best could be.</summary>
/// <remarks>
/// First everybody in turn takes the roster that is best beside the others'. Then column generation prices what a seat is worth and bounds the cost; a dive makes whole rosters of
/// its mix, or of many people's, which nobody mixes exactly, trade in whole rosters at its prices; and neighbourhoods are dived in anew, where the answer costs more than the prices say that it must, with further dives for everybody in between.
/// </remarks>
public static class Rostering
{
    /// <param name="stop">Ends the stream in the ordinary way: the best so far was the last.</param>
    /// <exception cref="ArgumentException">Somebody can have no roster at all.</exception>
    public static IEnumerable<Rostered> Improve(RosteringProblem problem, RosteringSettings settings, CancellationToken stop) =>
        new RosterSearch(problem, settings, stop).Run();
}
