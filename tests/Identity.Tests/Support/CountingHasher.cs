using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MutualAid.Identity.Tests.Support;

/// <summary>The framework's hasher, which also tells whose pass phrases were looked at.</summary>
sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : IPasswordHasher<Account>
{
    readonly PasswordHasher<Account> hasher = new(options);
    readonly ConcurrentQueue<string> verified = [];

    /// <summary>User names in the order of the verifications; empty for the hash of nobody.</summary>
    public IReadOnlyCollection<string> Verified => verified;

    public string HashPassword(Account user, string password) => hasher.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        verified.Enqueue(user.UserName);
        return hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
