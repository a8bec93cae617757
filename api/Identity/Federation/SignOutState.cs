using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace MutualAid.Identity.Federation;

/// <summary>The parameter <c>state</c> of a sign-out at a provider, by which its way back is known for an answer to us.</summary>
sealed class SignOutState(IDataProtectionProvider protection)
{
    readonly IDataProtector protector = protection.CreateProtector("MutualAid.Federation", "sign-out.v1");

    public string For(Provider provider) => protector.Protect(provider.Key);

    public bool WasMadeFor(string providerKey, string? state)
    {
        try
        {
            return !string.IsNullOrEmpty(state) && protector.Unprotect(state) == providerKey;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
