namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class NightsForTheWillingTests
{
    static readonly Shift Night = AShift(1, "2026-02-02 22:00"), Day = AShift(2, "2026-02-04 08:00");

    [Fact]
    public void A_night_against_a_wish_is_disliked_for_all_its_minutes() =>
        Assert.Equal(new() { Dislike = 480 }, Assert.Single(Find<NightsForTheWilling>(APerson(1) with { WouldRatherNotWorkNights = true }, Night, Day)).Cost);

    [Fact]
    public void Others_do_not_mind() => Assert.Empty(Find<NightsForTheWilling>(APerson(1), Night, Day));
}
