namespace MutualAid.Scheduling.Rosters.Rules;

/// <summary>No more than so many days of some kinds in the whole roster.</summary>
/// <param name="kinds">Whether a kind counts.</param>
public sealed class AtMost(bool[] kinds, int most) : RosterRule
{
    public override int States => most + 1;

    public override bool IsSeldomReached => true;

    public override int After(int state, int day, int kind, ref long cost) => !kinds[kind] ? state : state < most ? state + 1 : Forbidden;
}
