namespace MutualAid.Identity.Tests.Support;

/// <summary>Stands still until it is moved.</summary>
sealed class TestClock : TimeProvider
{
    DateTimeOffset now = new(2026, 3, 28, 22, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
