namespace MutualAid.Scheduling.Rosters.Rules;

/// <summary>Some kinds may not follow some others on the next day.</summary>
/// <param name="forbidden">Whether the second kind may not follow the first.</param>
public sealed class Succession(bool[,] forbidden) : RosterRule
{
    public override int States => forbidden.GetLength(0);

    public override int After(int state, int day, int kind, ref long cost) => day > 0 && forbidden[state, kind] ? Forbidden : kind;

    public override string? Signature(IReadOnlyList<int> among) => $"not after each other {string.Concat(among.SelectMany(first => among.Select(second => forbidden[first, second] ? 1 : 0)))}";
}
