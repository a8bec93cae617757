using MutualAid.Scheduling.Rosters;

namespace MutualAid.Scheduling.Tests.Rosters;

public sealed class OpenChoicesTests
{
    static readonly Choice[] Day = [new(0, 0, 0, []), new(1, 0, 0, []), new(2, 0, 0, [])];
    readonly OpenChoices open = new(new([], [new([Day, Day], [])]));

    static Roster Of(params short[] choices) => new(0, choices, 0, []);

    [Fact]
    public void Everything_is_open_until_it_is_closed()
    {
        Assert.True(open.Allow(Of(2, 1)));

        open.Close(person: 0, day: 1, choice: 1);

        Assert.False(open.Allow(Of(2, 1)));
        Assert.True(open.Allow(Of(2, 2)));
        Assert.False(open.IsPinned(0, 1));
    }

    [Fact]
    public void A_day_with_one_open_choice_is_pinned()
    {
        open.Close(0, 0, 0);
        open.Close(0, 0, 2);

        Assert.True(open.IsPinned(0, 0));
        Assert.True(open.Allow(Of(1, 0)));
        Assert.False(open.Allow(Of(0, 0)));
    }

    [Fact]
    public void What_would_leave_no_roster_is_not_pinned()
    {
        open.Close(0, 0, 2);

        Assert.False(open.Pin(0, 0, 1, [Of(0, 1), Of(2, 1)]));
        Assert.True(open.Allow(Of(0, 1)));
        Assert.True(open.Pin(0, 0, 0, [Of(0, 1), Of(2, 1)]));
        Assert.True(open.IsPinned(0, 0));
    }

    [Fact]
    public void A_copy_is_changed_alone()
    {
        open.Copy().Close(0, 0, 0);

        Assert.True(open.Allow(Of(0, 0)));
    }
}
