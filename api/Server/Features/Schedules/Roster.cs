using MutualAid.Contracts.Schedules;
using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using NodaTime;

namespace MutualAid.Server.Features.Schedules;

/// <summary>One person's weeks in a schedule: this incident's shifts as the schedule has them, everything else as it stands.</summary>
/// <param name="Standing">All that stands for the person, at every incident and at home.</param>
/// <param name="ShiftIds">The person's shifts in this schedule.</param>
/// <param name="Passed">Stops of the person that were let pass by decision: no breaches of this schedule.</param>
sealed record Roster(RosterPerson Person, HourTerms Terms, IReadOnlyList<PassedStop> Passed, IEnumerable<LeaveRow> Leaves, IEnumerable<StandingDuty> Standing, IReadOnlySet<Guid> ShiftIds, IncidentProblem Facts)
{
    readonly Duration travel = Duration.FromMinutes(Facts.Rows.Site.TravelMinutesFrom(Person.Latitude, Person.Longitude));

    readonly ShiftRow[] shifts = [.. Facts.Rows.Shifts.Where(shift => ShiftIds.Contains(shift.Id))];

    readonly StandingDuty[] others = [.. Standing.Where(standing => standing.Aid is not { } aid || !Facts.Rows.ShiftIds.Contains(aid.ShiftId))];

    Duty[] Duties => [.. others.Select(standing => standing.Duty), .. shifts.Select(shift => shift.ToShift().Duty)];

    Person? Offered => Facts.Problem.People.FirstOrDefault(person => person.Id.Value == Person.Id);

    /// <summary>Breaches that this schedule's shifts have a part in.</summary>
    public int Breaches() => Stops.Count(breach => ShiftOf(breach, shifts) is not null);

    /// <summary>The others: of aid at other incidents.</summary>
    public int BreachesElsewhere() => Stops.Count(breach => ShiftOf(breach, shifts) is null);

    /// <summary>All that the person does, as the model of sleepiness reads it.</summary>
    public DutySet ToDutySet() => new(Duties, Stockholm.Zone);

    /// <summary>What aid has a part in, and nobody let pass: the home employer's own breaches are not an incident's.</summary>
    IReadOnlyList<Breach> Stops => field ??=
    [
        .. HourRules.Check(Duties, Terms, Stockholm.Zone, (from, to) => from == to ? Duration.Zero : travel)
            .Where(breach => breach.Duties.Any(duty => duty.Employer == Employer.Host) && !shifts.Any(shift => Passed.Let(breach, shift.Id))),
    ];

    /// <summary>Shifts to come that could not be given today. A breach is told with the last of them that takes part in it.</summary>
    public IEnumerable<UnlawfulSeatDto> Unlawful()
    {
        var coming = shifts.Where(shift => shift.StartsAt > Facts.Now).OrderBy(shift => shift.StartsAt).ToArray();
        if (coming.Length == 0) yield break;

        var answers = Facts.Rows.Standing.Where(row => row.Stands && row.PersonId == Person.Id).ToDictionary(row => row.ShiftId, row => row.Answer);
        var breaches = Stops.ToLookup(breach => ShiftOf(breach, coming)?.Id);
        foreach (var shift in coming)
        {
            string[] obstacles = [.. StandingObstacles.Of(Facts, Offered, shift.ToShift())];
            if (obstacles.Length > 0 || breaches[shift.Id].Any())
                yield return new(
                    Person.Id, Person.Name, Person.Municipality, shift.Id, shift.Need, shift.Kind, shift.StartsAt.ToDateTimeOffset(), shift.EndsAt.ToDateTimeOffset(),
                    answers.GetValueOrDefault(shift.Id, "asked"), obstacles, [.. breaches[shift.Id].Select(BreachView.ToDto)]);
        }
    }

    /// <summary>The last of some shifts that takes part in a breach. Rest that is owed is broken by those that leave no room for it, which take no part in what made it owed.</summary>
    /// <param name="among">In order of start.</param>
    static ShiftRow? ShiftOf(Breach breach, ShiftRow[] among) =>
        among.LastOrDefault(shift => breach.Duties.Contains(shift.ToShift().Duty))
        ?? (breach is Breach.RestStillOwed ? among.FirstOrDefault(shift => shift.EndsAt > breach.When.Start && shift.StartsAt < breach.When.End) : null);

    /// <param name="last">Included.</param>
    public RosterRowDto ToDto(DateOnly first, DateOnly last) => new(
        Person.Id, Person.Name, Person.Municipality,
        [.. Days().Where(day => first <= day.Date && day.Date <= last).Distinct().OrderBy(day => day.Date)],
        Hours(),
        new WeekLeft(Duties, Terms, new(Facts.Now, Facts.Now), Offered?.CeilingMinutesPerWeek).Left);

    IEnumerable<RosterDayDto> Days()
    {
        var answers = Facts.Rows.Standing.Where(row => row.Stands && row.PersonId == Person.Id).ToDictionary(row => row.ShiftId, row => row.Answer);

        foreach (var shift in shifts)
            yield return new(shift.Day, "shift", shift.Kind, shift.NeedId, answers.GetValueOrDefault(shift.Id));

        foreach (var other in others)
            yield return new(DayOf(other.Duty.Start), other.Aid is null ? "home" : "elsewhere", Kind: null, NeedId: null, Answer: null);

        foreach (var day in TravelDays())
            yield return new(day, "travel", Kind: null, NeedId: null, Answer: null);

        foreach (var leave in Leaves)
            for (var day = leave.FromDate; day < leave.ToDate; day = day.AddDays(1))
                yield return new(day, "leave", Kind: null, NeedId: null, Answer: null);
    }

    /// <summary>Before the first shift on site and after the last, and wherever the person has been elsewhere in between.</summary>
    IEnumerable<DateOnly> TravelDays()
    {
        if (travel == Duration.Zero) yield break;

        Duty? before = null;
        foreach (var duty in Duties.Where(duty => duty.Place is not null).OrderBy(duty => duty.Start))
        {
            if (IsHere(duty) && !(before is { } earlier && IsHere(earlier))) yield return DayOf(duty.Start - travel);
            if (!IsHere(duty) && before is { } left && IsHere(left)) yield return DayOf(left.End + travel);
            before = duty;
        }

        if (before is { } final && IsHere(final)) yield return DayOf(final.End + travel);

        bool IsHere(Duty duty) => duty.Employer == Employer.Host && duty.Place != Person.MunicipalityCode;
    }

    PersonHoursDto Hours()
    {
        var duties = Duties;
        var windows = duties.Select(duty => duty.Start).Concat(duties.Select(duty => duty.End - HourRules.Week)).Distinct();
        var fullest = windows.Select(start => (Start: start, Aid: Within(start, Employer.Host), Home: Within(start, Employer.Home)))
            .Where(window => window.Aid > Duration.Zero)
            .OrderByDescending(window => window.Aid + window.Home).ThenBy(window => window.Start).First();
        var cap = Terms.At(fullest.Start).Book[Presets.SevenDays].Limit;
        var ceiling = Facts.Rows.Offers[Person.Id].Select(offer => offer.CeilingMinutesPerWeek).DefaultIfEmpty(cap).Min();

        return new(DayOf(fullest.Start), (int)fullest.Aid.TotalMinutes, (int)fullest.Home.TotalMinutes, cap, ceiling);

        Duration Within(Instant start, Employer employer) => DutySet.Sum(DutySet.Pieces(duties.Where(duty => duty.IsWork && duty.Employer == employer)), new(start, start + HourRules.Week));
    }

    static DateOnly DayOf(Instant instant) => instant.InZone(Stockholm.Zone).Date.ToDateOnly();
}
