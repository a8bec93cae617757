using NodaTime;
using NodaTime.Text;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests.Support;

/// <summary>Shifts that come again at the same time on the wall.</summary>
static class Shifts
{
    /// <param name="every">Days from one to the next.</param>
    public static Duty[] Daily(
        string first, int count, string start, int hours, Employer employer = Employer.Host, DutyKind kind = DutyKind.Ordinary, int every = 1) =>
        Daily(LocalDatePattern.Iso.Parse(first).Value, count, start, hours, employer, kind, every);

    /// <summary>So many days from each Monday on.</summary>
    public static Duty[] Weekly(
        string monday, int weeks, int days, string start, int hours, Employer employer = Employer.Host, DutyKind kind = DutyKind.Ordinary) =>
        [
            .. from week in Enumerable.Range(0, weeks)
               from duty in Daily(LocalDatePattern.Iso.Parse(monday).Value.PlusWeeks(week), days, start, hours, employer, kind, every: 1)
               select duty,
        ];

    /// <summary>The same duty as somebody has reported it, with these breaks and no others.</summary>
    public static Duty Reported(this Duty duty, params (string From, int Minutes)[] breaks) => new(
        duty.Start, duty.End, duty.Employer, duty.Place, duty.Kind,
        new(breaks.Select(pause => new Interval(At(pause.From), At(pause.From) + Hours(0, pause.Minutes)))));

    static Duty[] Daily(LocalDate first, int count, string start, int hours, Employer employer, DutyKind kind, int every) =>
        [
            .. from day in Enumerable.Range(0, count)
               let begins = At($"{first.PlusDays(every * day):uuuu-MM-dd} {start}")
               select new Duty(begins, begins + Hours(hours), employer, Kind: kind),
        ];
}
