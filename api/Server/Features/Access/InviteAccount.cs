using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Access;
using MutualAid.Database;
using MutualAid.Identity;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>A one-time code for somebody who is to have a role and need not be in the register. Handed over on paper or by phone, and used at <c>/join</c>.</summary>
static class InviteAccount
{
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);
    const int LongestName = 100;

    public static async Task<Results<Ok<InviteAccountResponse>, NotFound, ValidationProblem>> Handle(
        string code, InviteAccountRequest request, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, TimeProvider clock, CancellationToken cancellation)
    {
        var name = request.Name.Trim();
        if (name.Length == 0) return Problems.Invalid((nameof(request.Name), "required"));
        if (name.Length > LongestName) return Problems.Invalid((nameof(request.Name), "too-long"));
        if (!caller.MayGive(code).Contains(request.Role)) return Problems.Invalid((nameof(request.Role), "not-to-give"));

        var (secret, now) = (InvitationCode.New(), clock.GetUtcNow());
        var invitation = new { Id = Guid.CreateVersion7(), hash = InvitationCode.Hash(secret), request.Role, code, name, caller.AccountId, now, until = now + Lifetime };
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.ExecuteAsync(new(Write, invitation, transaction, cancellationToken: cancellation)) == 0) return TypedResults.NotFound();

        await transaction.Record(caller, "account-invited", code, null, new { invitationId = invitation.Id, request.Role, expiresAt = invitation.until }, cancellation);
        await events.Record(transaction, http, new(SignInEventKind.Invited, null) { MunicipalityCode = code, By = caller.AccountId, Detail = request.Role });
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(new InviteAccountResponse(secret, name, request.Role, invitation.until));
    }

    const string Write =
        """
        insert into auth.invitation (id, code_hash, role, municipality_code, municipality_name, name, invited_by, invited_at, expires_at)
        select @Id, @hash, @Role, code, name, @name, @AccountId, @now, @until
        from municipality
        where code = @code
        """;
}
