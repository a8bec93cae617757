using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Search;
using NodaTime;

namespace MutualAid.Scheduling.Explain;

/// <summary>An empty seat that asks a little less, and who of the schedule could take it then: of several, whoever has the least to do.</summary>
sealed class EasedSeat
{
    const int MostHours = 2;
    const int MostDays = 7;

    readonly Board board;
    readonly Standing standing;
    readonly Shift shift;
    readonly Near[] near;

    /// <summary>Someone with the skill who is not on the shift, and what stands between whatever their hours are.</summary>
    sealed record Near(BoardPerson On, Obstacle[] Obstacles);

    public EasedSeat(Draft draft, int index)
    {
        (board, shift) = (draft.Board, draft.Board.Shifts[index].Shift);
        standing = Standing.In(board.Problem);
        near =
        [
            .. from person in Enumerable.Range(0, board.People.Length)
               let each = board.People[person]
               where each.Person.Skills.GetValueOrDefault(shift.SkillId) >= shift.Level && !draft.PeopleOn(index).Contains(person)
               let obstacles = standing.Of(each.Person, shift).ToArray()
               where !obstacles.Any(obstacle => obstacle is Obstacle.Forbidden)
               orderby draft.MinutesOf(person) * 1000L / each.Capacity, person
               select new Near(each, obstacles),
        ];
    }

    public IEnumerable<Remedy> Remedies() => [.. Remote(), .. Shorter(), .. Longer()];

    IEnumerable<Remedy> Remote()
    {
        if (!shift.OnSite)
            return [];

        var duty = Booked(shift with { OnSite = false });
        return near
            .Where(each => each.On.Person.WorksRemote && each.Obstacles.All(obstacle => obstacle is Obstacle.WrongPlace) && each.On.Book.Allows(duty))
            .Take(1)
            .Select(each => new Remedy.RemoteAllowed(each.On.Person.Id));
    }

    /// <summary>As few hours as possible are given up, at the start rather than at the end, and never more than half of the shift.</summary>
    IEnumerable<Remedy> Shorter() =>
        (from hours in Enumerable.Range(1, MostHours)
         where 2 * 60 * hours <= shift.Minutes
         from remedy in ((Remedy?[])[Late(hours), Early(hours)]).OfType<Remedy>()
         select remedy).Take(1);

    Remedy.StartsLater? Late(int hours) =>
        WhoCould(shift with { Start = shift.Start + Duration.FromHours(hours) }) is { } person ? new(person.Id, hours) : null;

    Remedy.EndsEarlier? Early(int hours) =>
        WhoCould(shift with { End = shift.End - Duration.FromHours(hours) }) is { } person ? new(person.Id, hours) : null;

    Person? WhoCould(Shift part)
    {
        // Without the id, since what is known of the whole shift's day and night need not hold for a part of it.
        part = part with { Id = default };
        var duty = Booked(part);
        return near.FirstOrDefault(each => each.On.Book.Allows(duty) && standing.None(each.On.Person, part))?.On.Person;
    }

    IEnumerable<Remedy> Longer()
    {
        var duty = Booked(shift);
        return
            (from each in near
             where each.Obstacles is [Obstacle.NotOffered] && each.On.Book.Allows(duty)
             let days = DaysMissing(each.On.Person)
             where days <= MostDays
             orderby days
             select new Remedy.StaysLonger(each.On.Person.Id, days)).Take(1);
    }

    /// <summary>By how many days an offer ends too soon.</summary>
    int DaysMissing(Person person) =>
        (from offer in person.Offered
         where offer.Incident == shift.Incident && offer.Time.From() <= shift.Start
         from days in Enumerable.Range(1, MostDays)
         where PlusDays(offer, days, board.Problem.Zone).Holds(shift)
         select days).DefaultIfEmpty(int.MaxValue).Min();

    BookedDuty Booked(Shift shift) => BookedDuty.Of(shift.Duty, board.Problem.Zone);

    /// <summary>An offer that ends so many days later, at the same time of day.</summary>
    static Offer PlusDays(Offer offer, int days, DateTimeZone zone) =>
        offer with { Time = new(offer.Time.From(), offer.Time.End.InZone(zone).LocalDateTime.PlusDays(days).InZoneLeniently(zone).ToInstant()) };
}
