using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Vouching;

/// <summary>Who in a municipality can be vouched for, and whether a number is registered for them. The number is shown once one has begun.</summary>
static class ListVouchablePeople
{
    public static async Task<Results<Ok<VouchablePersonDto[]>, ProblemHttpResult>> Handle(
        string municipality, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (caller.May(Right.Vouch, municipality)) return Problems.Refuse(StatusCodes.Status403Forbidden, "own-municipality");

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var people = await VouchablePeople.Of(connection, caller, municipality, transaction: null, cancellation);
        var now = clock.GetUtcNow();
        return TypedResults.Ok<VouchablePersonDto[]>([.. people.Select(person => new VouchablePersonDto(
            person.AccountId, person.Name, (string[])person.Roles, person.PhoneHoldsFrom <= now, person.PhoneHoldsFrom > now ? person.PhoneHoldsFrom : null))]);
    }
}
