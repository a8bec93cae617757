namespace MutualAid.Scheduling.Tests.Support;

/// <summary>A problem and its schedule after a remedy, worked out without the engine.</summary>
/// <remarks>A seat that asks for something else becomes a shift of its own, so that whoever is on the others keeps what they have.</remarks>
sealed record Remedied(Problem Problem, Assignment[] Assignments)
{
    public Score Score => AllConstraints.Score(new(Problem, Assignments));

    public static Remedied By(Remedy remedy, Problem problem, Assignment[] assignments, Shift shift)
    {
        var before = new Remedied(problem, assignments);

        return remedy switch
        {
            Remedy.TakesOver(var chain) => before with { Assignments = [.. MoveUp(assignments, shift.Id, chain)] },
            Remedy.RemoteAllowed(var person) => before.Split(shift, (shift with { OnSite = false }, person)),
            Remedy.StartsLater(var person, var hours) => before.Split(
                shift, (shift with { End = shift.Start + Hours(hours) }, null), (shift with { Start = shift.Start + Hours(hours) }, person)),
            Remedy.EndsEarlier(var person, var hours) => before.Split(
                shift, (shift with { End = shift.End - Hours(hours) }, person), (shift with { Start = shift.End - Hours(hours) }, null)),
            Remedy.StaysLonger(var person, var days) => new(Extend(problem, person, days), [.. assignments, new(shift.Id, person)]),
            Remedy.OneMorePerson more => before.Join(more, shift.Incident, new(Id(2, 9999))),
            _ => throw new ArgumentException($"{remedy}", nameof(remedy)),
        };
    }

    static IEnumerable<Assignment> MoveUp(Assignment[] assignments, ShiftId seat, IReadOnlyList<Handover> chain)
    {
        var left = chain.Where(each => each.Leaves is not null).Select(each => new Assignment(each.Leaves!.Value, each.Person)).ToArray();
        Assert.Subset(assignments.ToHashSet(), left.ToHashSet());

        ShiftId[] taken = [seat, .. left.Select(each => each.Shift)];
        return [.. assignments.Except(left), .. chain.Zip(taken, (each, shift) => new Assignment(shift, each.Person))];
    }

    Remedied Split(Shift shift, params (Shift Part, PersonId? Person)[] parts)
    {
        var own = parts.Select((each, index) => each with { Part = each.Part with { Id = new(Id(9, index)), Seats = 1 } }).ToArray();
        var forbidden = Problem.Forbidden.Where(each => each.Shift == shift.Id);

        return new(
            Problem with
            {
                Shifts = [.. Problem.Shifts.Select(each => each == shift ? each with { Seats = each.Seats - 1 } : each), .. own.Select(each => each.Part)],
                Forbidden = [.. Problem.Forbidden, .. own.SelectMany(each => forbidden.Select(no => no with { Shift = each.Part.Id }))],
            },
            [.. Assignments, .. own.Where(each => each.Person is not null).Select(each => new Assignment(each.Part.Id, each.Person!.Value))]);
    }

    public static Problem Extend(Problem problem, PersonId person, int days) => problem with
    {
        People = [.. problem.People.Select(each => each.Id != person ? each : each with { Offered = [.. each.Offered.Select(offer => offer with { Time = new(offer.Time.Start, Later(offer.Time.End, days)) })] })],
    };

    static Instant Later(Instant at, int days) => at.InZone(Stockholm).LocalDateTime.PlusDays(days).InZoneLeniently(Stockholm).ToInstant();

    Remedied Join(Remedy.OneMorePerson more, IncidentId incident, PersonId id) => new(
        Problem with
        {
            People =
            [
                .. Problem.People,
                new()
                {
                    Id = id, Lender = Home, Skills = new Dictionary<string, int> { [more.SkillId] = more.Level },
                    Offered = [new(incident, new(more.From.AtStartOfDayInZone(Stockholm).ToInstant(), At("2027-12-31 00:00")))],
                },
            ],
        },
        [.. Assignments, .. more.Fills.Select(shift => new Assignment(shift, id))]);
}
