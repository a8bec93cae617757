using System.Net;
using MutualAid.Identity.Federation;

namespace MutualAid.Identity.Tests.Federation;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("192.36.125.18")]
    [InlineData("2a00:801:b0::1")]
    [InlineData("64:ff9b::c024:7d12")]
    [InlineData("2002:c024:7d12::1")]
    public void A_public_address_is_allowed(string address) => Assert.True(Allows(address));

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("fd12:3456::1")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("64:ff9b::a01:203")]
    [InlineData("2002:c0a8:101::1")]
    public void A_private_address_is_allowed_where_the_operator_says_so(string address)
    {
        Assert.False(Allows(address));
        Assert.True(Allows(address, privateToo: true));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1.2.3")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public void This_machine_is_allowed_by_the_switch_for_tests_alone(string address)
    {
        Assert.False(Allows(address, privateToo: true));
        Assert.True(AddressGuard.Allows(IPAddress.Parse(address), privateToo: false, loopbackToo: true));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("fe80::1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("ff02::1")]
    [InlineData("::")]
    [InlineData("::169.254.169.254")]
    [InlineData("2001:0:a9fe:a9fe::1")]
    [InlineData("192.0.2.1")]
    [InlineData("198.18.0.1")]
    [InlineData("2001:db8::1")]
    public void Some_addresses_are_never_allowed(string address) =>
        Assert.False(AddressGuard.Allows(IPAddress.Parse(address), privateToo: true, loopbackToo: true));

    [Theory]
    [InlineData("https://idp.example/a", true)]
    [InlineData("https://idp.example:8443", true)]
    [InlineData("http://idp.example", false)]
    [InlineData("http://127.0.0.1:5000", false)]
    [InlineData("https://user:secret@idp.example", false)]
    [InlineData("ftp://idp.example", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Providers_are_reached_by_https(string address, bool allowed) => Assert.Equal(allowed, AddressGuard.Allows(new Uri(address), loopbackToo: false));

    [Theory]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("http://localhost:5000", true)]
    [InlineData("http://idp.example", false)]
    public void The_switch_for_tests_opens_this_machine_alone(string address, bool allowed) => Assert.Equal(allowed, AddressGuard.Allows(new Uri(address), loopbackToo: true));

    static bool Allows(string address, bool privateToo = false) => AddressGuard.Allows(IPAddress.Parse(address), privateToo, loopbackToo: false);
}
