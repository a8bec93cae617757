using NodaTime;

namespace MutualAid.Scheduling.Model;

/// <summary>A set of weekdays as seven bits; bit 0 is Monday.</summary>
public readonly record struct Weekdays(int Bits)
{
    public static readonly Weekdays All = new(0b111_1111);
    public static readonly Weekdays None = new(0);

    public bool Contains(IsoDayOfWeek day) => (Bits >> ((int)day - 1) & 1) == 1;
}
