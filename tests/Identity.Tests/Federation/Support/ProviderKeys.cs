using System.Security.Cryptography;

namespace MutualAid.Identity.Tests.Federation.Support;

/// <summary>Made once for all tests, and before any of them is asked for: making one during a request is slow at times.</summary>
static class ProviderKeys
{
    public static readonly RSA First = RSA.Create(2048);
    public static readonly RSA Second = RSA.Create(2048);
    public static readonly RSA Third = RSA.Create(2048);
    public static readonly RSA Strangers = RSA.Create(2048);
    public static readonly RSA Short = RSA.Create(1024);
    public static readonly ECDsa Curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    public static readonly ECDsa StrangersCurve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
}
