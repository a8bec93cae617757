using Dapper;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Vouching;

/// <summary>Whom a crisis lead elsewhere may vouch for: people of a municipality that has a provider, with a crisis role there.</summary>
static class VouchablePeople
{
    /// <summary>A number that somebody has just put in is not one that was registered beforehand.</summary>
    public static readonly TimeSpan PhoneHoldsAfter = TimeSpan.FromHours(24);

    public static Task<IEnumerable<PersonRow>> Of(NpgsqlConnection connection, Caller caller, string municipalityCode, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        connection.QueryAsync<PersonRow>(new(Select, new { municipalityCode, caller.AccountId }, transaction, cancellationToken: cancellation));

    public sealed record PersonRow(Guid AccountId, string Name, Array Roles, string? Phone, DateTimeOffset? EnteredAt)
    {
        public DateTimeOffset? PhoneHoldsFrom => EnteredAt + PhoneHoldsAfter;
    }

    const string Select =
        """
        select account.id as account_id, account.display_name as name, array_agg(role.role order by role.role) as roles, phone.number as phone, phone.entered_at
        from auth.account
        join auth.account_role role on role.account_id = account.id and role.municipality_code = account.municipality_code and role.role in ('crisis_lead', 'communicator')
        left join crisis_phone phone on phone.account_id = account.id
        where account.municipality_code = @municipalityCode and account.id <> @AccountId
          and exists (select from auth.provider where provider.municipality_code = account.municipality_code and provider.enabled)
        group by account.id, phone.account_id
        order by account.display_name, account.id
        """;
}
