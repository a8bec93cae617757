namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class LiaisonOnDutyTests
{
    static readonly NeedId Liaisons = new(Id(3, 9));
    static readonly Shift Team = AShift(1, "2026-02-02 08:00", hours: 12) with { Team = TeamRules.None with { Liaisons = [Liaisons] } };
    static readonly Person Ann = APerson(1), Bo = APerson(2), Cia = APerson(3);

    [Fact]
    public void A_liaison_all_the_while_is_what_is_asked_for() => Assert.Equal(0, Without(ALiaison(2, "07:00", 14)));

    [Theory]
    [InlineData("08:00", 12, 0)]
    [InlineData("08:00", 8, 240)]
    [InlineData("09:00", 11, 60)]
    [InlineData("10:00", 4, 480)]
    [InlineData("20:00", 4, 720)]
    [InlineData("00:00", 8, 720)]
    public void Each_minute_without_one_costs_a_minute(string start, int hours, int without) => Assert.Equal(without, Without(ALiaison(2, start, hours)));

    [Fact]
    public void Liaisons_relieve_one_another_and_who_is_there_at_the_same_time_counts_once()
    {
        Assert.Equal(0, Without(ALiaison(2, "06:00", 8), ALiaison(3, "14:00", 8)));
        Assert.Equal(60, Without(ALiaison(2, "06:00", 8), ALiaison(3, "15:00", 8)));
        Assert.Equal(120, Without(ALiaison(2, "08:00", 10), ALiaison(3, "09:00", 3)));
    }

    [Theory]
    [InlineData("07:00", 720)]
    [InlineData("10:00", 600)]
    [InlineData("20:00", 0)]
    [InlineData("23:00", 0)]
    public void Whoever_began_before_all_the_shifts_is_on_duty_until_then(string until, int without)
    {
        var begun = Team with { Team = Team.Team with { LiaisonUntil = At($"2026-02-02 {until}") } };

        Assert.Equal(without, Without(begun, []));
        Assert.Equal(Math.Min(without, 480), Without(begun, [ALiaison(2, "08:00", 4)]));
        Assert.Equal(Math.Max(0, without - 480), Without(begun, [ALiaison(2, "12:00", 8)]));
    }

    [Fact]
    public void What_it_says_is_for_how_long()
    {
        var match = Assert.Single(Find<LiaisonOnDuty>(AProblem([Ann], [Team, ALiaison(2, "08:00", 8)]), On(Team, Ann)));

        Assert.Equal((new Score { Lacking = 720 }, new Fact.NoLiaison(720), Team.Id), (match.Cost, match.Fact, match.Shift));
    }

    [Fact]
    public void Somebody_at_the_same_time_in_another_need_is_no_liaison() =>
        Assert.Single(Find<LiaisonOnDuty>(AProblem([Ann, Bo], [Team, AShift(2, "2026-02-02 08:00", hours: 12)]), On(Team, Ann), On(AShift(2, "2026-02-02 08:00"), Bo)));

    [Fact]
    public void Where_no_need_has_liaisons_one_lacks_all_the_while()
    {
        var alone = Team with { Team = TeamRules.None with { Liaisons = [] } };

        Assert.Equal(720, Assert.Single(Find<LiaisonOnDuty>(Ann, alone)).Cost.Lacking);
    }

    [Fact]
    public void Where_nobody_is_or_nothing_is_asked_for_nothing_lacks()
    {
        Assert.Empty(Find<LiaisonOnDuty>(AProblem([Ann], [Team, ALiaison(2, "08:00", 8)])));
        Assert.Empty(Find<LiaisonOnDuty>(Ann, Team with { Team = TeamRules.None }));
    }

    [Fact]
    public void The_night_when_the_clock_goes_forward_has_an_hour_less()
    {
        var night = Team with { Start = At("2026-03-28 22:00"), End = At("2026-03-29 06:00") };

        Assert.Equal(7 * 60, Assert.Single(Find<LiaisonOnDuty>(Ann, night)).Cost.Lacking);
    }

    static long Without(params Shift[] liaisons) => Without(Team, liaisons);

    static long Without(Shift team, Shift[] liaisons) =>
        Find<LiaisonOnDuty>(AProblem([Ann, Bo, Cia], [team, .. liaisons]), [On(team, Ann), .. liaisons.Zip([Bo, Cia], On)]).Sum(match => match.Cost.Lacking);

    static Shift ALiaison(int number, string start, int hours) => AShift(number, $"2026-02-02 {start}", hours) with { Need = Liaisons };
}
