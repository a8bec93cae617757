using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Search;
using NodaTime;

namespace MutualAid.Scheduling.Explain;

/// <summary>An empty seat that asks a little less, and who of the schedule could take it then: of several, whoever has the least to do.</summary>
sealed class EasedSeat
{
    public const int MostHours = 2;
    public const int MostDays = 7;

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

    public IEnumerable<Remedy> Remedies() => [.. Remote(), .. Shorter(LaterBy, (person, hours) => new Remedy.StartsLater(person, hours)), .. Shorter(EarlierBy, (person, hours) => new Remedy.EndsEarlier(person, hours)), .. Longer()];

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

    /// <summary>The least that has to go, and never more than half of the shift.</summary>
    IEnumerable<Remedy> Shorter(Func<Duration, Shift> without, Func<PersonId, int, Remedy> told) =>
        (from hours in Enumerable.Range(1, MostHours)
         where 2 * 60 * hours <= shift.Minutes
         // Without the id, since what is known of the whole shift's day and night need not hold for a part of it.
         let eased = without(Duration.FromHours(hours)) with { Id = default }
         let duty = Booked(eased)
         from each in near
         where each.On.Book.Allows(duty) && standing.None(each.On.Person, eased)
         select told(each.On.Person.Id, hours)).Take(1);

    Shift LaterBy(Duration time) => shift with { Start = shift.Start + time };

    Shift EarlierBy(Duration time) => shift with { End = shift.End - time };

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
         where offer.Start <= shift.Start
         from days in Enumerable.Range(1, MostDays)
         where PlusDays(offer, days, board.Problem.Zone).End >= shift.End
         select days).DefaultIfEmpty(int.MaxValue).Min();

    BookedDuty Booked(Shift shift) => BookedDuty.Of(shift.Duty, board.Problem.Zone);

    /// <summary>An offer that ends so many days later, at the same time of day.</summary>
    public static Interval PlusDays(Interval offer, int days, DateTimeZone zone) =>
        new(offer.Start, offer.End.InZone(zone).LocalDateTime.PlusDays(days).InZoneLeniently(zone).ToInstant());
}
