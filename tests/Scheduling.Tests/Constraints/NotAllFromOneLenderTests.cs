namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class NotAllFromOneLenderTests
{
    static readonly Shift Mixed = AShift(1, "2026-02-02 08:00", seats: 3) with { Team = new(MixedLenders: true) };
    static readonly Person Ann = APerson(1), Bo = APerson(2), Cia = APerson(3) with { Lender = "Boden" };

    [Fact]
    public void Two_from_one_lender_cost_the_minutes_of_the_shift()
    {
        var match = Assert.Single(Of(Ann, Bo));

        Assert.Equal((new Score { Lacking = 480 }, new Fact.OneLender(Home, 2)), (match.Cost, match.Fact));
    }

    [Fact]
    public void One_from_elsewhere_is_enough() => Assert.Empty(Of(Ann, Bo, Cia));

    [Fact]
    public void One_person_alone_is_no_team() => Assert.Empty(Of(Ann));

    [Fact]
    public void Nothing_lacks_where_nothing_is_asked_for() =>
        Assert.Empty(Find<NotAllFromOneLender>(AProblem([Ann, Bo], [AShift(1, "2026-02-02 08:00", seats: 2)]), On(Mixed, Ann), On(Mixed, Bo)));

    static Match[] Of(params Person[] people) => Find<NotAllFromOneLender>(AProblem(people, [Mixed]), [.. people.Select(person => On(Mixed, person))]);
}
