using NodaTime;

namespace MutualAid.Database.Demo;

/// <summary>When things happen in the demo, given when it is loaded.</summary>
/// <remarks>Kalix was struck on Thursday 16 December 2021; here it is struck now.</remarks>
sealed record DemoCalendar(Instant Now, Instant Started, LocalDate FirstDay, IReadOnlyList<LocalDate> Holidays)
{
    public const int Weeks = 4;

    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    /// <param name="now">Cut to whole microseconds, which is what the database keeps.</param>
    /// <param name="holidays">Any order; those outside the four weeks do no harm.</param>
    public static DemoCalendar At(Instant now, IEnumerable<LocalDate> holidays)
    {
        var cut = Instant.FromUnixTimeTicks(now.ToUnixTimeTicks() / 10 * 10);
        var local = cut.InZone(Zone);
        var started = cut - Duration.FromTicks(local.TickOfDay % NodaConstants.TicksPerHour);
        var first = local.Date.PlusDays(1);
        return new(cut, started, first, [.. holidays.Where(day => day >= first && day < first.PlusWeeks(Weeks)).Order()]);
    }

    public LocalDate Day(int number) => FirstDay.PlusDays(number);
}
