using NodaTime;

namespace MutualAid.Rules;

/// <summary>The hours between 00 and 05 are for sleep.</summary>
/// <remarks>Arbetstidslagen 13 §, which lets work that must be done at night be done at night: so it is a fact to know, not a stop.</remarks>
public static class NightRest
{
    public static IEnumerable<Breach> Check(RuleContext asked)
    {
        var zone = asked.Duties.Zone;

        foreach (var duty in asked.Duties.Work)
        {
            if (!asked.Judges(duty.Start))
                continue;

            var had = Duration.Zero;
            for (var day = LocalDays.Of(duty.Start, zone); LocalDays.Start(day, zone) < duty.End; day++)
                had += duty.Within(LocalDays.Start(day, zone), LocalDays.At(day, NightWork.CoreEnds, zone));

            if (had > Duration.Zero)
                yield return new Breach.NightWorked(asked, duty, had);
        }
    }
}
