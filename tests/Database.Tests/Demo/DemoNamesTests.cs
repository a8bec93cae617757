using MutualAid.Database.Demo;

namespace MutualAid.Database.Tests.Demo;

public sealed class DemoNamesTests
{
    [Theory]
    [InlineData("Ánde Påve", "ande.pave")]
    [InlineData("Nils-Ánte Kuhmunen", "nils-ante.kuhmunen")]
    [InlineData("Jelena Petrović", "jelena.petrovic")]
    [InlineData("Överkalix", "overkalix")]
    public void An_address_has_plain_letters(string name, string plain) => Assert.Equal(plain, DemoNames.Plain(name));
}
