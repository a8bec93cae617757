namespace MutualAid.Scheduling.Model;

/// <summary>An answer to a problem: who works which shift, in order of shift and person.</summary>
/// <param name="SeatsFilled">Of <paramref name="Seats"/>; more people than seats on a shift do not count.</param>
public sealed record Schedule(IReadOnlyList<Assignment> Assignments, Score Score, int Seats, int SeatsFilled)
{
    /// <summary>Null where nothing is proven, or not asked for.</summary>
    public Proof? Proof { get; init; }

    /// <summary>Proven to be as good as any. What teams lack is not looked into, so only where they lack nothing.</summary>
    public bool IsBest => Score.Lacking == 0 && Proof is { MoreSeats: 0, Gap: 0 };
}
