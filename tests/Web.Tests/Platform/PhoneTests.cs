using MutualAid.Web.Platform;

namespace MutualAid.Web.Tests.Platform;

public sealed class PhoneTests
{
    [Theory]
    [InlineData("0923-650 00", "tel:092365000")]
    [InlineData("+46 (0)70-174 06 05", "tel:+46701740605")]
    [InlineData(" 112 ", "tel:112")]
    public void A_number_as_people_write_it_can_be_called(string written, string link) => Assert.Equal(link, Phone.Link(written));
}
