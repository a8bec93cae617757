using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Server.Features.People;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.HomeDuties;

/// <summary>One person's work at home with a date of its own, for the employer's coordinator.</summary>
static class ListHomeDuties
{
    static readonly DateOnly Earliest = new(1999, 12, 1), Latest = new(2100, 2, 1);

    /// <param name="from">Where it is not said, from the first.</param>
    /// <param name="to">Not included. Where it is not said, to the last.</param>
    public static async Task<Results<Ok<HomeDutyDto[]>, NotFound>> Handle(
        Guid id, DateOnly? from, DateOnly? to, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.FindPerson(null, id, cancellation) is not { } person || !caller.May(Right.Register, person.Row.MunicipalityCode)) return TypedResults.NotFound();

        var duties = await connection.ReadHomeDuties([id], Stockholm.StartOf(from ?? Earliest), Stockholm.StartOf(to ?? Latest), transaction: null, cancellation);
        return TypedResults.Ok<HomeDutyDto[]>([.. duties.Select(duty => duty.ToDto())]);
    }
}
