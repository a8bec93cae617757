using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Benchmarks;

/// <summary>Made-up incidents of Kalix's kind all over the country at once, an incident for each 333 people, who are offered to one of them, two or three.</summary>
/// <remarks>Incidents begin in the first two weeks, and each asks for half of what Kalix did or up to half as much again.</remarks>
static class NationalProblem
{
    const int PeopleForAnIncident = 333;

    /// <summary>To how many incidents somebody is offered: half of the people to one, a third to two, the others to three.</summary>
    static readonly int[] OfferedTo = [1, 1, 1, 2, 2, 3];

    /// <param name="days">From the first shift to the last.</param>
    public static Problem Make(int municipalities, int people, int days, int seed)
    {
        var random = new Random(seed);
        var until = KalixProblem.FirstDay.PlusDays(days);
        IncidentId[] incidents = [.. Enumerable.Range(0, Math.Max(1, people / PeopleForAnIncident)).Select(_ => new IncidentId(KalixProblem.AnId(random)))];
        Shift[] shifts = [.. incidents.SelectMany(incident => Shifts(random, incident, $"{random.Next(municipalities) + 1000}", days, (double)people / incidents.Length / PeopleForAnIncident))];

        return new() { People = [.. Enumerable.Range(0, people).Select(_ => Offered(random, KalixProblem.APerson(random, municipalities), incidents, until))], Shifts = shifts, Inhabitants = KalixProblem.Inhabitants(municipalities), Zone = KalixProblem.Stockholm };
    }

    static IEnumerable<Shift> Shifts(Random random, IncidentId incident, string site, int days, double share)
    {
        var (later, size) = (Duration.FromDays(random.Next(Math.Max(1, days / 2))), share * (0.5 + random.NextDouble()));
        var end = KalixProblem.Days(KalixProblem.FirstDay, KalixProblem.FirstDay.PlusDays(days)).End;

        return KalixProblem.Shifts(random, incident, site)
            .Select(shift => shift with { Start = shift.Start + later, End = shift.End + later, Seats = Math.Max(1, (int)Math.Round(shift.Seats * size)) })
            .Where(shift => shift.Start < end);
    }

    /// <summary>For some weeks each; the same weeks or others.</summary>
    static Person Offered(Random random, Person person, IncidentId[] incidents, LocalDate until)
    {
        random.Shuffle(incidents);
        return person with { Offered = [.. incidents.Take(OfferedTo[random.Next(OfferedTo.Length)]).Select(incident => new Offer(incident, Weeks(random, until)))] };
    }

    static Interval Weeks(Random random, LocalDate until)
    {
        var from = KalixProblem.FirstDay.PlusDays(7 * random.Next(3));
        return KalixProblem.Days(from, LocalDate.Min(until.PlusDays(1), from.PlusDays(7 * random.Next(2, 5))));
    }
}
