using NodaTime;

namespace MutualAid.Scheduling.Model;

/// <summary>A time, with or without a beginning or an end, during which a person may be put on shifts of one incident.</summary>
public readonly record struct Offer(IncidentId Incident, Interval Time)
{
    /// <summary>Whether the shift is the incident's and lies inside the time.</summary>
    public bool Holds(Shift shift) => Incident == shift.Incident && Time.From() <= shift.Start && shift.End <= Time.Until();
}
