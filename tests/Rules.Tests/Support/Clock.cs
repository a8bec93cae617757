using NodaTime;
using NodaTime.Text;

namespace MutualAid.Rules.Tests.Support;

static class Clock
{
    public static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    /// <summary>A minute on the wall in Stockholm, as the instant that it names; there must be exactly one.</summary>
    public static Instant At(string wallClock) => Pattern.Parse(wallClock).Value.InZoneStrictly(Stockholm).ToInstant();

    /// <summary>The second of two minutes that the wall shows the same, when the clocks go back.</summary>
    public static Instant SecondTime(string wallClock) => Stockholm.MapLocal(Pattern.Parse(wallClock).Value).Last().ToInstant();

    /// <summary>From one minute on the wall to another; when only a time is given for the end it is on the same day.</summary>
    public static Duty From(string start, string end, string? place = null, Employer employer = Employer.Host, DutyKind kind = DutyKind.Ordinary) =>
        new(At(start), At(end.Length == 5 ? $"{start[..11]}{end}" : end), employer, place, kind);

    public static Duration Hours(int hours, int minutes = 0) => Duration.FromMinutes(60 * hours + minutes);

    /// <summary>A duty of so many hours from a start.</summary>
    public static Duty Lasting(string start, int hours, int minutes = 0) => new(At(start), At(start) + Hours(hours, minutes));
}
