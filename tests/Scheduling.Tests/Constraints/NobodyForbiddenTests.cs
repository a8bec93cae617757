namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class NobodyForbiddenTests
{
    [Fact]
    public void A_forbidden_assignment_is_found_and_no_other()
    {
        var (shift, other, person) = (AShift(1, "2026-02-02 08:00"), AShift(2, "2026-02-04 08:00"), APerson(1));
        var problem = AProblem([person], [shift, other]) with { Forbidden = [On(shift, person)] };

        Assert.Equal(shift.Id, Assert.Single(Find<NobodyForbidden>(problem, All(problem))).Shift);
    }
}
