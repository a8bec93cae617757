using NodaTime;

namespace MutualAid.Database.Demo;

/// <summary>People wanted for one skill in one incident.</summary>
/// <param name="Nights">How many of them must be willing to work nights.</param>
/// <param name="From">Day of the demo.</param>
/// <param name="To">Not included. One day after the last shift, so that a night shift ends inside it.</param>
sealed record Wanted(string Skill, int Level, bool OnSite, int People, int Nights, int From = 0, int To = 29);

/// <summary>What the lenders have answered before the user sits down: the nearest have said yes first, and far from all have answered.</summary>
sealed class DemoOffers(DemoCalendar calendar, IReadOnlyList<Lender> lenders, IReadOnlyList<PersonRow> people)
{
    const string NotAnsweredYet = "2480";
    const string StillThinking = "2580";

    static readonly IReadOnlyList<Wanted> ForKalix =
    [
        new("sak.forensik", 3, true, 2, 1, 0, 15),
        new("ledning.it-incident", 3, true, 7, 4, 0, 15),
        new("it.backup", 3, true, 8, 5, 0, 15),
        new("it.backup", 2, true, 6, 4, 0, 15),
        new("it.adminkonton", 2, true, 6, 4, 0, 15),
        new("it.brandvagg", 2, true, 4, 2, 0, 15),
        new("it.natverk", 2, true, 7, 5),
        new("sak.ir", 2, true, 7, 5, 0, 15),
        new("it.identitet", 2, true, 7, 5),
        new("it.virtualisering", 2, true, 13, 9),
        new("it.virtualisering", 2, true, 6, 4, 0, 15),
        new("it.windows", 2, true, 6, 4, 0, 15),
        new("ledning.loggforare", 1, true, 7, 4, 0, 15),
        new("kom.huvudtalesperson", 2, true, 3, 0),
        new("kom.itlank", 2, true, 6, 4),
        new("ledning.stab", 3, true, 3, 0, 0, 15),
        new("klient.logistik", 1, true, 5, 0),
        new("klient.ominstall", 1, true, 9, 0),
        new("klient.faltstod", 1, true, 6, 0, 7, 29),
        new("klient.skrivare", 1, true, 3, 0, 7, 29),
        new("vs.lonekorning", 1, true, 3, 0, 0, 15),
        new("it.sso", 2, false, 3, 0, 7, 29),
        new("it.databas", 2, false, 3, 0, 7, 29),
        new("vs.skola", 2, false, 2, 0, 7, 29),
        new("sak.hardning", 2, false, 3, 0, 7, 29),
        new("it.servicekonton", 2, false, 4, 0),
        new("sak.logg", 2, false, 7, 4),
        new("kom.krisledning", 3, false, 2, 0, 0, 15),
        new("kom.press", 2, false, 2, 0, 0, 15),
        new("kom.webb", 2, false, 3, 0),
        new("kom.intern", 1, false, 2, 0),
        new("ledning.planering", 2, false, 2, 0),
        new("ledning.bemanning", 2, false, 3, 0),
        new("it.epost", 2, false, 2, 0),
        new("vs.viva", 2, false, 2, 0, 7, 29),
        new("vs.treserva", 2, false, 2, 0, 7, 29),
        new("vs.heroma", 2, false, 3, 0, 7, 29),
        new("vs.ekonomi", 2, false, 2, 0, 7, 29),
        new("klient.servicedesk", 1, false, 22, 8, 7, 29),
    ];

    static readonly IReadOnlyList<Wanted> ForNorrkoping =
    [
        new("it.identitet", 2, true, 2, 0, 0, 22),
        new("it.windows", 2, true, 2, 0, 0, 22),
        new("klient.skrivare", 1, true, 2, 0, 0, 22),
        new("klient.servicedesk", 1, true, 6, 0, 0, 22),
        new("it.servicekonton", 2, false, 2, 0, 0, 22),
        new("it.sso", 2, false, 2, 0, 0, 22),
        new("vs.treserva", 2, false, 2, 0, 0, 22),
        new("vs.heroma", 2, false, 2, 0, 0, 22),
        new("kom.webb", 2, false, 2, 0, 0, 22),
    ];

    readonly List<(PersonRow Person, string Incident, int From, int To)> promised = [];
    readonly HashSet<Guid> taken = [];

    public IReadOnlyList<OfferRow> Make()
    {
        foreach (var account in (string[])[DemoAccounts.LuleaStaff, DemoAccounts.BodenStaff])
            Promise(people.Single(person => person.AccountId == DemoAccounts.Id(account)), DemoIncidents.Kalix, 0, 29);

        foreach (var wanted in ForNorrkoping)
            Answer(wanted, DemoIncidents.Norrkoping, NearestTo(north: false));
        foreach (var wanted in ForKalix)
            Answer(wanted, DemoIncidents.Kalix, wanted.OnSite ? NearestTo(north: true) : InChanceOrder(wanted.Skill));
        GoOnToNorrkoping();
        return Gather();
    }

    void Answer(Wanted wanted, string incident, IEnumerable<PersonRow> inOrder)
    {
        var fitting = inOrder.Where(person => Fits(person, wanted)).ToList();
        var chosen = fitting.Where(person => person.Nights != 0).Take(wanted.Nights).ToList();
        chosen.AddRange(fitting.Except(chosen).Where(person => person.Days != 0).Take(wanted.People - chosen.Count));
        foreach (var person in chosen)
            Promise(person, incident, wanted.From, wanted.To);
    }

    void Promise(PersonRow person, string incident, int from, int to)
    {
        promised.Add((person, incident, from, to));
        taken.Add(person.Id);
    }

    bool Fits(PersonRow person, Wanted wanted) =>
        !taken.Contains(person.Id)
        && person is { Agreed: not null, Deactivated: null }
        && person.LevelIn(wanted.Skill) >= wanted.Level
        && (wanted.OnSite ? person.OnSite : person.Remote)
        && !person.Leaves.Any(leave => Period.DaysBetween(leave.From, leave.To) > 4 && leave.From < calendar.Day(wanted.To))
        && EmployerHasSaidYes(person);

    static bool EmployerHasSaidYes(PersonRow person) =>
        DemoRandom.For($"answer:{person.Id}").Chance(person.Home.Code switch
        {
            NotAnsweredYet => 0,
            StillThinking => 55,
            _ => 90,
        });

    IEnumerable<PersonRow> NearestTo(bool north)
    {
        var order = lenders.Where(lender => lender.North == north).OrderBy(lender => lender.Kilometres).Concat(lenders.Where(lender => lender.North != north));
        return order.SelectMany(lender => people.Where(person => person.Home.Code == lender.Place.Code));
    }

    List<PersonRow> InChanceOrder(string skill)
    {
        var order = people.ToList();
        DemoRandom.For($"order:{skill}").Shuffle(order);
        return order;
    }

    /// <summary>A few who leave Kalix after two weeks are promised to Norrköping for its last one.</summary>
    void GoOnToNorrkoping()
    {
        const int First = 15, Last = 22, Number = 3;
        var free = promised
            .Where(p => p.Incident == DemoIncidents.Kalix && p.To == First && p.Person.Remote)
            .Select(p => p.Person)
            .Where(person => person.LevelIn("it.servicekonton") >= 2 || person.LevelIn("klient.servicedesk") >= 1 || person.LevelIn("it.sso") >= 2)
            .Take(Number)
            .ToList();
        foreach (var person in free)
            promised.Add((person, DemoIncidents.Norrkoping, First, Last));
    }

    List<OfferRow> Gather() =>
        [.. promised
            .GroupBy(p => (p.Incident, Code: p.Person.Home.Code, p.From, p.To))
            .OrderBy(group => group.Key.Incident, StringComparer.Ordinal).ThenBy(group => group.Key.Code, StringComparer.Ordinal)
            .ThenBy(group => group.Key.From).ThenBy(group => group.Key.To)
            .Select(group => new OfferRow(
                DemoId.For("offer", $"{group.Key.Incident}:{group.Key.Code}:{group.Key.From}:{group.Key.To}"),
                DemoIncidents.Id(group.Key.Incident), DemoIncidents.RequestId(group.Key.Incident), group.Key.Code,
                calendar.Day(group.Key.From), calendar.Day(group.Key.To), Ceiling(group.Key.Code), Coordinators.Id(group.Key.Code),
                [.. group.Select(p => p.Person.Id)]))];

    /// <summary>Each lender has its own cap: 40, 44 or 48 hours.</summary>
    static int Ceiling(string code) => 60 * DemoRandom.For($"ceiling:{code}").Pick([40, 44, 48, 48]);
}
