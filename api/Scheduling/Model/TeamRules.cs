using NodaTime;

namespace MutualAid.Scheduling.Model;

/// <summary>What the people on a shift should have together. A shift that nobody is on lacks people, not a team.</summary>
/// <param name="Guide">One of them at least has level <see cref="GuideLevel"/> of the shift's skill, or more.</param>
/// <param name="MixedLenders">Two or more are not all from one lender.</param>
public sealed record TeamRules(bool Guide = false, bool MixedLenders = false)
{
    /// <summary>"Can solve hard faults and guide others."</summary>
    public const int GuideLevel = 3;

    public static readonly TeamRules None = new();

    /// <summary>While anybody is on the shift, somebody is on duty in a shift of one of these needs. Null where no liaison is asked for; empty where one is and no need has any.</summary>
    public IReadOnlyList<NeedId>? Liaisons { get; init; }

    /// <summary>Until when a liaison is on duty whose shift has begun and so is none of the problem's. All that are began before this shift.</summary>
    public Instant LiaisonUntil { get; init; } = Instant.MinValue;

    public bool AskForSomething => Guide || MixedLenders || Liaisons is not null;
}
