using Dapper;
using Npgsql;

namespace MutualAid.Database.Commands;

/// <summary>The first people of a municipality, whom nobody is there to invite: prints a one-time code for the page <c>/join</c>.</summary>
static class Invite
{
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public static async Task<int> Run(Arguments arguments, TimeProvider clock, CancellationToken stop)
    {
        var (code, now) = (InvitationCode.New(), clock.GetUtcNow());
        await using var connection = new NpgsqlConnection(OnConfiguredServer.Server().ConnectionsTo(Arguments.Database).Owner);
        try
        {
            var written = await connection.ExecuteAsync(new(
                Write,
                new
                {
                    id = Guid.CreateVersion7(), hash = InvitationCode.Hash(code), role = arguments.Required("--role"), municipality = arguments.Required("--municipality"),
                    name = arguments.Required("--name"), now, until = now + Lifetime,
                },
                cancellationToken: stop));
            if (written == 0) throw new SetupException($"There is no municipality {arguments.Required("--municipality")}.");
        }
        catch (PostgresException refused) when (refused.ConstraintName == "invited_role_is_known")
        {
            throw new SetupException($"There is no role {arguments.Required("--role")}: staff, coordinator, approver, crisis_lead, communicator, administrator, auditor or operator.");
        }

        Console.WriteLine(code);
        return 0;
    }

    const string Write =
        """
        insert into auth.invitation (id, code_hash, role, municipality_code, municipality_name, name, invited_at, expires_at)
        select @id, @hash, @role, code, name, @name, @now, @until
        from municipality
        where code = @municipality
        """;
}
