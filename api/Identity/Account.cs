using Microsoft.AspNetCore.Identity;

namespace MutualAid.Identity;

/// <summary>A person's way in. What they may do is in <c>auth.account_role</c> and is read at every request, not kept here.</summary>
public sealed class Account
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string UserName { get; set; }
    public string NormalizedUserName { get; set; } = "";
    public required string DisplayName { get; init; }

    /// <summary>Where the person is employed. Says nothing about rights.</summary>
    public required string MunicipalityCode { get; init; }

    public string? PasswordHash { get; set; }

    /// <summary>Every session carries the stamp that it was opened under. A new stamp ends them all.</summary>
    public string SecurityStamp { get; set; } = "";

    public string ConcurrencyStamp { get; set; } = Guid.NewGuid().ToString();
}
