using MutualAid.Rules;
using NodaTime;

namespace MutualAid.Scheduling.Model;

/// <summary>Someone whom a municipality has offered.</summary>
public sealed record Person
{
    public required PersonId Id { get; init; }

    /// <summary>The code of the municipality that lends the person.</summary>
    public required string Lender { get; init; }

    /// <summary>Level by skill.</summary>
    public required IReadOnlyDictionary<string, int> Skills { get; init; }

    /// <summary>When the lender has offered the person, and to which incident; a shift fits when one of them holds all of it.</summary>
    public required IReadOnlyList<Offer> Offered { get; init; }

    /// <summary>The rules that hold for the person, and since when: their employer's presets and the modes decided for them.</summary>
    public HourTerms Terms { get; init; } = HourTerms.Standard;

    /// <summary>
    /// Everything else the person works: at home, and for incidents that are not in the problem. Include what lies as far to each side as
    /// <see cref="HourRules.Reach"/> says, since the rules about averages and years look that far.
    /// </summary>
    public IReadOnlyList<Duty> BusyDuties { get; init; } = [];

    /// <summary>When the person is away; no shift may touch it.</summary>
    public IReadOnlyList<Interval> Leave { get; init; } = [];

    /// <summary>Weekdays on which a shift that is no night shift may start.</summary>
    public Weekdays AvailableDays { get; init; } = Weekdays.All;

    /// <summary>Weekdays on which a night shift may start.</summary>
    public Weekdays AvailableNights { get; init; } = Weekdays.All;

    public bool WorksOnSite { get; init; } = true;

    public bool WorksRemote { get; init; } = true;

    /// <summary>From the person's own municipality to the site, one way; to the farthest, of several incidents.</summary>
    public int TravelMinutes { get; init; }

    /// <summary>The lender's own cap on aid, in all incidents together, in any seven days.</summary>
    public int CeilingMinutesPerWeek { get; init; } = 48 * 60;

    /// <summary>A wish, not a rule: nights go to others first. Who can take no nights has no <see cref="AvailableNights"/>.</summary>
    public bool WouldRatherNotWorkNights { get; init; }

    /// <summary>The person's road between any two places that are not the same.</summary>
    public TravelBetween TravelBetween() => (from, to) => from == to ? Duration.Zero : Duration.FromMinutes(TravelMinutes);
}
