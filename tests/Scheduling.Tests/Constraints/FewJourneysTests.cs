namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class FewJourneysTests
{
    [Fact]
    public void Shifts_close_together_are_one_journey_there_and_back() =>
        Assert.Equal(new() { Dislike = 180 }, Assert.Single(Find<FewJourneys>(APerson(1), OnSite(1, 2), OnSite(2, 5))).Cost);

    [Fact]
    public void More_than_three_days_between_make_two()
    {
        var match = Assert.Single(Find<FewJourneys>(APerson(1), OnSite(1, 2), OnSite(2, 6)));

        Assert.Equal(new Fact.Journeys(2, 90), match.Fact);
        Assert.Equal(360, match.Cost.Dislike);
    }

    [Fact]
    public void From_one_site_to_another_is_a_journey_however_soon() =>
        Assert.Equal(new Fact.Journeys(3, 90), Assert.Single(Find<FewJourneys>(APerson(1), OnSite(1, 2), InNorrkoping(OnSite(2, 4)), OnSite(3, 5), OnSite(4, 6))).Fact);

    [Fact]
    public void Remote_shifts_are_no_journeys() => Assert.Empty(Find<FewJourneys>(APerson(1), AShift(1, "2026-02-02 08:00")));

    static Shift OnSite(int number, int day) => AShift(number, $"2026-02-0{day} 08:00", onSite: true);
}
