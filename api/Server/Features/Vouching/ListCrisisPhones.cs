using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Vouching;

/// <summary>Who of the municipality's people with a crisis role can be rung back, for its administrator. Not at which number.</summary>
static class ListCrisisPhones
{
    public static async Task<Ok<CrisisPhoneHolderDto[]>> Handle(string code, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok<CrisisPhoneHolderDto[]>([.. (await Of(connection, code, cancellation)).Select(holder => holder.ToDto())]);
    }

    public static Task<IEnumerable<HolderRow>> Of(NpgsqlConnection connection, string code, CancellationToken cancellation) =>
        connection.QueryAsync<HolderRow>(new(Select, new { code }, cancellationToken: cancellation));

    public sealed record HolderRow(Guid AccountId, string Name, Array Roles, DateTimeOffset? EnteredAt)
    {
        public CrisisPhoneHolderDto ToDto() => new(AccountId, Name, (string[])Roles, EnteredAt);
    }

    const string Select =
        """
        select account.id as account_id, account.display_name as name, array_agg(role.role order by role.role) as roles, phone.entered_at
        from auth.account
        join auth.account_role role on role.account_id = account.id and role.municipality_code = account.municipality_code and role.role in ('crisis_lead', 'communicator')
        left join crisis_phone phone on phone.account_id = account.id
        where account.municipality_code = @code
        group by account.id, phone.account_id
        order by account.display_name, account.id
        """;
}
