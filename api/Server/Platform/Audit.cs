using System.Text.Json;
using Dapper;
using Npgsql;

namespace MutualAid.Server.Platform;

/// <summary>One line of history, written in the transaction that makes it true.</summary>
static class Audit
{
    /// <param name="facts">Ids, numbers and codes. Never a name, an address or free text about a person.</param>
    public static Task Record(
        this NpgsqlTransaction transaction, Caller caller, string action, string municipalityCode, Guid? subjectId, object? facts, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteAsync(new(
            Insert,
            new { caller.AccountId, caller.CrisisSession, municipalityCode, action, subjectId, facts = JsonSerializer.Serialize(facts ?? new { }) },
            transaction,
            cancellationToken: cancellation));

    const string Insert =
        """
        insert into audit (account_id, municipality_code, action, subject_id, facts, crisis_session_id)
        values (@AccountId, @municipalityCode, @action, @subjectId, @facts::jsonb, @CrisisSession)
        """;
}
