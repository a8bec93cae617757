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

    /// <summary>The first of them; the only one on all other days.</summary>
    public static Instant FirstTime(string wallClock) => Stockholm.MapLocal(Pattern.Parse(wallClock).Value).First().ToInstant();

    /// <summary>From one minute on the wall to another; when only a time is given for the end it is on the same day.</summary>
    public static Duty From(string start, string end, string? place = null, Employer employer = Employer.Host, DutyKind kind = DutyKind.Ordinary) =>
        new(At(start), At(end.Length == 5 ? $"{start[..11]}{end}" : end), employer, place, kind);

    public static Duration Hours(int hours, int minutes = 0) => Duration.FromMinutes(60 * hours + minutes);

    /// <summary>A duty of so many hours from a start.</summary>
    public static Duty Lasting(string start, int hours, int minutes = 0) => new(At(start), At(start) + Hours(hours, minutes));

    /// <summary>A duty on each of so many days, starting at the same time on the wall.</summary>
    public static Duty[] Daily(string first, int count, int hours, int minutes = 0, Employer employer = Employer.Host, DutyKind kind = DutyKind.Ordinary) =>
        [.. Enumerable.Range(0, count).Select(day => StartOn(first, day)).Select(start => new Duty(start, start + Hours(hours, minutes), employer, Kind: kind))];

    /// <summary>So many weeks, each with a duty on its first days.</summary>
    public static Duty[] Weeks(string first, int weeks, int daysInEach, int hours, DutyKind kind = DutyKind.Ordinary) =>
        [.. from week in Enumerable.Range(0, weeks)
            from day in Enumerable.Range(0, daysInEach)
            let start = StartOn(first, 7 * week + day)
            select new Duty(start, start + Hours(hours), Kind: kind)];

    /// <summary>The same duty with breaks that are known: from one minute on the wall to another; none when none is named.</summary>
    public static Duty WithBreaks(this Duty duty, params (string Start, string End)[] breaks) =>
        new(duty.Start, duty.End, duty.Employer, duty.Place, duty.Kind, new(breaks.Select(pause => new Interval(At(pause.Start), At(pause.End)))));

    static Instant StartOn(string first, int day) => Pattern.Parse(first).Value.PlusDays(day).InZoneStrictly(Stockholm).ToInstant();
}
