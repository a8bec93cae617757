using NodaTime;

namespace MutualAid.Rules;

/// <summary>A duty worked out once for quick questions: its ends in ticks of 100 ns since 1970, its local day as a number, and what of it was worked.</summary>
public readonly record struct BookedDuty(long Start, long End, int Day, string? Place, bool IsAid, long Worked, DutyKind Kind)
{
    public static BookedDuty Of(Duty duty, DateTimeZone zone) => new(
        duty.Start.ToUnixTimeTicks(),
        duty.End.ToUnixTimeTicks(),
        LocalDays.Of(duty.Start, zone),
        duty.Kind == DutyKind.Travel ? null : duty.Place,
        duty.Employer == Employer.Host,
        duty.Worked.BclCompatibleTicks,
        duty.Kind);
}
