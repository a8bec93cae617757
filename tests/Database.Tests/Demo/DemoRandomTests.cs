using MutualAid.Database.Demo;

namespace MutualAid.Database.Tests.Demo;

/// <summary>Written out, so that a new runtime or a new hash cannot change the demo unseen.</summary>
public sealed class DemoRandomTests
{
    [Fact]
    public void A_purpose_always_gives_the_same_numbers()
    {
        var random = DemoRandom.For("test");

        Assert.Equal([357, 124, 596], Enumerable.Range(0, 3).Select(_ => random.Below(1000)));
    }

    [Fact]
    public void An_id_is_always_the_same() => Assert.Equal(Guid.Parse("56a5a037-9ff6-8b4b-a712-636caea45067"), DemoId.For("person", "2580:1"));
}
