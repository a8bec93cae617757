using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.People;
using MutualAid.Database;
using MutualAid.Identity;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>A coordinator gets a one-time code for a colleague, who joins an account of their own to the register with it.</summary>
/// <remarks>Not for whoever has an account: 409 <c>has-account</c>; nor out of the register's use: 409 <c>deactivated</c>. Invited again, the code before is worth nothing.</remarks>
static class InvitePerson
{
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public static async Task<Results<Ok<InvitePersonResponse>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.FindPerson(transaction, id, cancellation) is not { } seen || !caller.May(Right.Invite, seen.Row.MunicipalityCode)) return TypedResults.NotFound();

        await connection.LockPersons(transaction, [id], cancellation);
        var person = (await connection.FindPerson(transaction, id, cancellation))!.Row;
        if (person.HasAccount) return Problems.Conflict("has-account");
        if (person.DeactivatedAt is not null) return Problems.Conflict("deactivated");

        var (code, now) = (InvitationCode.New(), clock.GetUtcNow());
        var invitation = new { Id = Guid.CreateVersion7(), hash = InvitationCode.Hash(code), person = id, person.MunicipalityCode, person.Name, caller.AccountId, now, until = now + Lifetime };
        await connection.ExecuteAsync(new(Write, invitation, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "person-invited", person.MunicipalityCode, id, new { invitationId = invitation.Id, expiresAt = invitation.until }, cancellation);
        await events.Record(transaction, http, new(SignInEventKind.Invited, null) { MunicipalityCode = person.MunicipalityCode, By = caller.AccountId, Detail = Role.Staff });
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(new InvitePersonResponse(code, person.Name, invitation.until));
    }

    const string Write =
        """
        delete from auth.invitation where person_id = @person and used_at is null;

        insert into auth.invitation (id, code_hash, person_id, role, municipality_code, municipality_name, name, invited_by, invited_at, expires_at)
        select @Id, @hash, @person, 'staff', code, name, @Name, @AccountId, @now, @until
        from municipality
        where code = @MunicipalityCode;
        """;
}
