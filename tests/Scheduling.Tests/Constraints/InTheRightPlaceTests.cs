namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class InTheRightPlaceTests
{
    [Fact]
    public void Shifts_on_site_are_for_those_who_come_and_remote_ones_for_those_who_work_from_afar()
    {
        var (onSite, remote) = (AShift(1, "2026-02-02 08:00", onSite: true), AShift(2, "2026-02-04 08:00"));

        Assert.Empty(Find<InTheRightPlace>(APerson(1), onSite, remote));
        Assert.Equal(onSite.Id, Assert.Single(Find<InTheRightPlace>(APerson(1) with { WorksOnSite = false }, onSite, remote)).Shift);
        Assert.Equal(remote.Id, Assert.Single(Find<InTheRightPlace>(APerson(1) with { WorksRemote = false }, onSite, remote)).Shift);
    }
}
