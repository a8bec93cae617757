using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace MutualAid.Identity;

/// <summary>Where a request comes from: the whole IPv4 address, and of IPv6 the 64 bits that a household or an office is given.</summary>
static class AddressPrefix
{
    public static string AddressPrefixOf(this HttpContext http) => Of(http.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork) return address.ToString();

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
