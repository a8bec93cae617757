using Dapper;
using MutualAid.Rules;
using MutualAid.Server.Features.Offers;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>How long it takes from any municipality to any other, as <see cref="SeatDistance"/> estimates it.</summary>
static class Roads
{
    public static async Task<TravelBetween> All(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var seats = (await connection.QueryAsync<SeatRow>(new(Seats, cancellationToken: cancellation))).ToDictionary(seat => seat.Code);
        return (from, to) => from == to || !seats.TryGetValue(from, out var here) || !seats.TryGetValue(to, out var there)
            ? Duration.Zero
            : Duration.FromMinutes(new SeatDistance(here.Latitude, here.Longitude, there.Latitude, there.Longitude).TravelMinutes);
    }

    sealed record SeatRow(string Code, double Latitude, double Longitude);

    const string Seats = "select code, latitude, longitude from municipality";
}
