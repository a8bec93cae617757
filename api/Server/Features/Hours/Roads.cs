using Dapper;
using MutualAid.Rules;
using MutualAid.Server.Features.Offers;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>The road between any two municipalities, for rules that look over several incidents at once.</summary>
static class Roads
{
    public static async Task<TravelBetween> Between(NpgsqlConnection connection, IEnumerable<string> codes, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var seats = (await connection.QueryAsync<SeatRow>(new(Seats, new { codes = codes.Distinct().ToArray() }, transaction, cancellationToken: cancellation))).ToDictionary(seat => seat.Code);

        return (from, to) => from != to && seats.TryGetValue(from, out var one) && seats.TryGetValue(to, out var other)
            ? Duration.FromMinutes(new SeatDistance(one.Latitude, one.Longitude, other.Latitude, other.Longitude).TravelMinutes)
            : Duration.Zero;
    }

    sealed record SeatRow(string Code, double Latitude, double Longitude);

    const string Seats =
        """
        select code, latitude, longitude
        from municipality
        where code = any(@codes)
        """;
}
