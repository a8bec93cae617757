using Dapper;
using Npgsql;

namespace MutualAid.Identity;

/// <summary>
/// A session of somebody whose municipality has a provider of its own and who came in without it, because it is dead, or because it was
/// gone round. Short, with the rights of a crisis in the own municipality alone, told to the colleagues and reviewed afterwards.
/// </summary>
public sealed class CrisisSessions(NpgsqlDataSource database)
{
    /// <summary>Of <see cref="Sessions.Lifetime"/>'s kind: from signing in to signing in again. The database knows the same limit.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    /// <summary>What of an account's roles holds in one, and in the employer's municipality only. The rights of these that do not, the API's table says.</summary>
    public static readonly IReadOnlyList<string> Roles = ["crisis_lead", "communicator", "staff"];

    /// <summary>Whether a municipality signs its people in itself, so that coming in without its provider is out of the ordinary.</summary>
    public async Task<bool> HasProvider(string municipalityCode, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new(
            "select exists (select from auth.provider where municipality_code = @municipalityCode and enabled)", new { municipalityCode }, cancellationToken: cancellation));
    }

    /// <param name="grant">As in a claim: <c>crisis_lead@2514</c>.</param>
    internal static bool Holds(string grant, string employer) => Roles.Any(role => grant == $"{role}@{employer}");
}
