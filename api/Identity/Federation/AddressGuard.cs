using System.Net;
using System.Net.Sockets;

namespace MutualAid.Identity.Federation;

/// <summary>Which addresses we connect to on the word of a provider's row or of its discovery document.</summary>
/// <remarks>Judged when the connection is made, not when the name is typed: a name may lead elsewhere by then.</remarks>
static class AddressGuard
{
    static readonly IPNetwork[] Private = Parse("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

    /// <summary>This machine, the link (cloud metadata services are there), multicast, documentation and what is not assigned (IANA special-purpose registries).</summary>
    static readonly IPNetwork[] Never = Parse(
        "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/3", "::/96", "2001::/32", "fe80::/10", "fec0::/10", "ff00::/8", "2001:db8::/32", "100::/64");

    /// <summary>Prefixes whose addresses carry an IPv4 address inside, and the byte where it starts: NAT64 (RFC 6052) and 6to4 (RFC 3056).</summary>
    static readonly (IPNetwork Prefix, int At)[] Carriers = [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2)];

    public static bool Allows(IPAddress address, bool privateToo, bool loopbackToo)
    {
        address = Unwrap(address);
        if (IPAddress.IsLoopback(address)) return loopbackToo;
        return !Never.Any(network => network.Contains(address)) && (privateToo || !Private.Any(network => network.Contains(address)));
    }

    /// <summary>Https, or http on this machine where the switch says so.</summary>
    public static bool Allows(Uri address, bool loopbackToo) =>
        address.IsAbsoluteUri && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (loopbackToo && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    static IPAddress Unwrap(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        foreach (var (prefix, at) in Carriers)
            if (prefix.Contains(address)) return new(address.GetAddressBytes().AsSpan(at, 4));
        return address;
    }

    static IPNetwork[] Parse(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];
}
