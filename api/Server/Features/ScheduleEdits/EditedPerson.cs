using MutualAid.Contracts.Hours;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Rules;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Features.Schedules;
using MutualAid.Server.Platform;
using NodaTime;

namespace MutualAid.Server.Features.ScheduleEdits;

/// <summary>One person's duties as they stand and as a change would leave them, and the rules that the change breaks.</summary>
/// <remarks>
/// What is broken already is not the change's fault: a breach with none of the new duties in it counts only when it was not there before, or was
/// smaller. So a shift can be taken from someone who has far too many, although fewer are still too many.
/// </remarks>
sealed class EditedPerson
{
    readonly ShiftRow[] loses, gets;
    readonly Duty[] before, after;
    readonly Duty[] added;
    readonly Duration? ceiling;

    public EditedPerson(RosterPerson person, HourTerms terms, IReadOnlyList<StandingDuty> standing, IncidentProblem facts, ScheduleEdit edit)
    {
        (Person, Terms, Standing) = (person, terms, standing);
        (loses, gets) = (Shifts(edit.Removals), Shifts(edit.Additions));
        (before, added) = ([.. standing.Select(duty => duty.Duty)], [.. gets.Select(shift => shift.ToShift().Duty)]);
        after = [.. standing.Where(duty => !loses.Any(shift => shift.Id == duty.Aid?.ShiftId)).Select(duty => duty.Duty), .. added];
        ceiling = facts.Problem.People.FirstOrDefault(each => each.Id.Value == person.Id) is { } offered ? Duration.FromMinutes(offered.CeilingMinutesPerWeek) : null;

        var road = Duration.FromMinutes(facts.Rows.Site.TravelMinutesFrom(person.Latitude, person.Longitude));
        Breaches = [.. Made(Check(after), Check(before))];
        PastCeiling = ceiling is { } cap && added.Length > 0 ? [.. TotalHours.NewlyPastCeiling(after, before, cap)] : [];
        HadSaidYes = facts.Rows.Standing.Any(row => row.Stands && row.Answer == "yes" && row.PersonId == person.Id && loses.Any(shift => shift.Id == row.ShiftId));

        IReadOnlyList<Breach> Check(Duty[] duties) => HourRules.Check(duties, terms, Stockholm.Zone, (from, to) => from == to ? Duration.Zero : road, Severity.Warn);

        ShiftRow[] Shifts(IEnumerable<Scheduling.Model.Assignment> seats) =>
            [.. facts.Rows.Shifts.Where(shift => seats.Contains(new(new(shift.Id), new(person.Id))))];
    }

    public RosterPerson Person { get; }

    public Guid Id => Person.Id;

    public HourTerms Terms { get; }

    public IReadOnlyList<StandingDuty> Standing { get; }

    public bool HadSaidYes { get; }

    /// <summary>Stops and warnings that the change makes.</summary>
    public IReadOnlyList<Breach> Breaches { get; }

    public IReadOnlyList<OverCeiling> PastCeiling { get; }

    public IEnumerable<Breach> Stops => Breaches.Where(breach => breach.Severity == Severity.Stop);

    public IEnumerable<BreachDto> StopDtos => Stops.Select(BreachView.ToDto).Concat(PastCeiling.Select(BreachView.ToDto));

    /// <summary>The shifts that take part in a breach, those of the change among them.</summary>
    public Guid[] ShiftsIn(Breach breach) =>
    [
        .. Standing.Where(duty => duty.Aid is not null && breach.Duties.Contains(duty.Duty)).Select(duty => duty.Aid!.ShiftId)
            .Except(loses.Select(shift => shift.Id))
            .Union(gets.Select(shift => shift.Id)),
    ];

    public EditedPersonDto ToDto() => new(
        Id, Person.Name, Person.Municipality, [.. loses.Select(shift => shift.Id)], [.. gets.Select(shift => shift.Id)], HadSaidYes,
        [.. StopDtos, .. Breaches.Where(breach => breach.Severity != Severity.Stop).Select(BreachView.ToDto)],
        [.. MarginDtos()]);

    IEnumerable<Breach> Made(IReadOnlyList<Breach> found, IReadOnlyList<Breach> known) =>
        HourRules.New(found, known).Where(breach => breach.Duties.Any(added.Contains) || !known.Any(old =>
            old.RuleId == breach.RuleId && old.Severity >= breach.Severity && old.Excess >= breach.Excess && old.When.Start < breach.When.End && breach.When.Start < old.When.End));

    IEnumerable<EditMarginDto> MarginDtos()
    {
        if (gets.Concat(loses).FirstOrDefault() is not { } shift) yield break;

        var (old, changed) = (new DutySet(before, Stockholm.Zone), new DutySet(after, Stockholm.Zone));
        var had = Margins.Of(old, Terms, shift.StartsAt).ToDictionary(margin => margin.Rule.Id);
        foreach (var margin in Margins.Of(changed, Terms, shift.StartsAt))
            yield return new(
                margin.Rule.Id, BreachView.Kebab(margin.Rule.Kind), BreachView.UnitOf(margin.Rule.Kind), margin.When.Start.ToDateTimeOffset(), margin.When.End.ToDateTimeOffset(),
                had.GetValueOrDefault(margin.Rule.Id)?.Had ?? 0, margin.Had, margin.Allowed);

        if (ceiling is not { } cap) yield break;
        var aid = TotalHours.Fullest(Aid(after), shift.StartsAt, HourRules.Week);
        yield return new(
            BreachView.LenderCeiling, BreachView.LenderCeiling, "minutes", aid.Window.Start.ToDateTimeOffset(), aid.Window.End.ToDateTimeOffset(),
            (int)Math.Ceiling(TotalHours.Fullest(Aid(before), shift.StartsAt, HourRules.Week).Had.TotalMinutes), (int)Math.Ceiling(aid.Had.TotalMinutes), (int)cap.TotalMinutes);

        static DutySet Aid(Duty[] duties) => new(duties.Where(duty => duty.Employer == Employer.Host), Stockholm.Zone);
    }
}
