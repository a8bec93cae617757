namespace MutualAid.Scheduling.Tests.Explain;

public sealed class ScheduleDiffTests
{
    static readonly Shift One = AShift(1, "2026-02-02 08:00"), Two = AShift(2, "2026-02-04 08:00");
    static readonly Person Ann = APerson(1), Bo = APerson(2), Cia = APerson(3);

    [Fact]
    public void Each_person_has_what_is_added_removed_and_kept()
    {
        var diff = ScheduleDiff.Between([On(One, Ann), On(Two, Ann), On(One, Bo)], [On(One, Ann), On(One, Bo), On(Two, Cia)]);

        Assert.Equal([Ann.Id, Bo.Id, Cia.Id], diff.People.Select(person => person.Person));
        AssertShifts(diff.People[0], added: [], removed: [Two.Id], kept: [One.Id]);
        AssertShifts(diff.People[1], added: [], removed: [], kept: [One.Id]);
        AssertShifts(diff.People[2], added: [Two.Id], removed: [], kept: []);
        Assert.Equal((2, 1), (diff.Changed, diff.Untouched));
    }

    [Fact]
    public void The_same_schedule_changes_nobody()
    {
        var diff = ScheduleDiff.Between([On(One, Ann)], [On(One, Ann)]);

        Assert.Equal((0, 1), (diff.Changed, diff.Untouched));
    }

    static void AssertShifts(PersonDiff diff, ShiftId[] added, ShiftId[] removed, ShiftId[] kept)
    {
        Assert.Equal(added, diff.Added);
        Assert.Equal(removed, diff.Removed);
        Assert.Equal(kept, diff.Kept);
    }
}
