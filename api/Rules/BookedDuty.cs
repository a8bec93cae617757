using NodaTime;

namespace MutualAid.Rules;

/// <summary>A duty worked out once for quick questions: its ends in ticks of 100 ns since 1970 and its local day as a number.</summary>
public readonly record struct BookedDuty(long Start, long End, int Day, string? Place, bool IsAid)
{
    public static BookedDuty Of(Duty duty, DateTimeZone zone) => new(
        duty.Start.ToUnixTimeTicks(),
        duty.End.ToUnixTimeTicks(),
        Period.DaysBetween(Epoch, duty.Start.InZone(zone).Date),
        duty.Place,
        duty.Kind == DutyKind.Aid);

    static readonly LocalDate Epoch = new(1970, 1, 1);
}
