using MutualAid.Rules;
using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Model;
using NodaTime;
using NodaTime.Text;

namespace MutualAid.Scheduling.Tests.Support;

/// <summary>Small problems in the words of the test. The site is Kalix; the time is Stockholm's, in February 2026 unless said.</summary>
static class Given
{
    public const string Site = "Kalix";
    public const string Home = "Luleå";

    /// <summary>Kalix's, to which everyone is offered and all shifts belong unless said.</summary>
    public static readonly IncidentId Incident = new(Id(4, 1));

    public static readonly IncidentId Norrkoping = new(Id(4, 2));

    public static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public static Instant At(string wallClock) => Pattern.Parse(wallClock).Value.InZoneStrictly(Stockholm).ToInstant();

    public static Interval Whole(string from, string to) => new(At($"{from} 00:00"), At($"{to} 00:00"));

    /// <summary>To Kalix.</summary>
    public static Offer AnOffer(string from, string to) => new(Incident, Whole(from, to));

    /// <summary>Without a beginning or an end where there is none.</summary>
    public static Offer AnOpenOffer(Instant? from, Instant? to) => new(Incident, new(from, to));

    public static Duration Hours(int hours) => Duration.FromHours(hours);

    /// <summary>A remote shift that asks for skill "ad" at level 2, unless said; shift 1, 2, 3 … by its number.</summary>
    public static Shift AShift(
        int number, string start, int hours = 8, int seats = 1, string skill = "ad", int level = 2, int priority = 1, bool onSite = false) =>
        new(new(Id(1, number)), new(Id(3, 1)), Incident, At(start), At(start) + Hours(hours), skill, level, seats, priority, onSite, Site);

    /// <summary>The same asked for by Norrköping, and worked there when on site.</summary>
    public static Shift InNorrkoping(Shift shift) => shift with { Incident = Norrkoping, Municipality = "Norrköping" };

    /// <summary>Someone who can "ad" at level 3 and is offered for the whole of 2026; person 1, 2, 3 … by their number.</summary>
    public static Person APerson(int number) => new()
    {
        Id = new(Id(2, number)),
        Lender = Home,
        Skills = new Dictionary<string, int> { ["ad"] = 3 },
        Offered = [AnOffer("2026-01-01", "2027-01-01")],
        TravelMinutes = 90,
    };

    public static Problem AProblem(IEnumerable<Person> people, IEnumerable<Shift> shifts) =>
        new() { People = [.. people], Shifts = [.. shifts], Zone = Stockholm };

    public static Duty HomeWork(string start, int hours, string? place = Home) => new(At(start), At(start) + Hours(hours), Employer.Home, place);

    public static Assignment On(Shift shift, Person person) => new(shift.Id, person.Id);

    /// <summary>Everyone on every shift.</summary>
    public static Assignment[] All(Problem problem) =>
        [.. from shift in problem.Shifts from person in problem.People select On(shift, person)];

    /// <summary>What a constraint finds when one person works all of the shifts.</summary>
    public static Match[] Find<T>(Person person, params Shift[] shifts) where T : IConstraint
    {
        var problem = AProblem([person], shifts);
        return Find<T>(problem, All(problem));
    }

    public static Match[] Find<T>(Problem problem, params Assignment[] assignments) where T : IConstraint => [.. T.Find(new(problem, assignments))];

    /// <summary>The same id every time.</summary>
    public static Guid Id(int kind, int number) => new(number, (short)kind, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
