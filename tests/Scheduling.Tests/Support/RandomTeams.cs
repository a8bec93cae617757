namespace MutualAid.Scheduling.Tests.Support;

/// <summary>Minimums, team rules and several lenders, the same for the same seed; one problem of four has none.</summary>
static class RandomTeams
{
    static readonly string[] Lenders = [Home, "Boden", "Umeå"];

    public static Problem WithTeams(this Problem problem, int seed)
    {
        var random = new Random(unchecked(seed * 7919));
        if (random.Next(4) == 0)
            return problem;

        NeedId[] needs = [.. problem.Shifts.Select(shift => shift.Need).Distinct()];
        var rules = needs.ToDictionary(need => need, _ => (Team: Rules(random, needs), HasMinimum: random.Next(2) == 0));

        // A liaison whose shift has begun is on duty a while into the first shifts; drawn by itself, so that the rest is as it was.
        var begun = new Random(unchecked(seed * 104729));
        var until = problem.Shifts.Min(shift => shift.Start) + Duration.FromMinutes(15 * begun.Next(-8, 40));

        return problem with
        {
            People = [.. problem.People.Select(person => person with { Lender = Lenders[random.Next(Lenders.Length)] })],
            Shifts = [.. problem.Shifts.Select(shift => shift with { Team = rules[shift.Need].Team with { LiaisonUntil = until }, Minimum = rules[shift.Need].HasMinimum ? random.Next(shift.Seats + 1) : shift.Seats })],
        };
    }

    static TeamRules Rules(Random random, NeedId[] needs) => new(Guide: random.Next(2) == 0, MixedLenders: random.Next(2) == 0)
    {
        Liaisons = random.Next(2) == 0 ? [.. needs.Where(_ => random.Next(2) == 0)] : null,
    };
}
