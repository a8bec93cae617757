using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Offers;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Offers;

/// <summary>What a municipality has offered, standing offers before withdrawn ones.</summary>
static class ListOffers
{
    public static async Task<Ok<OfferSummaryDto[]>> Handle(string code, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var offers = await connection.QueryAsync<OfferSummaryRow>(new(
            OffersSql.Summaries, new { code, id = (Guid?)null, now = clock.GetCurrentInstant() }, cancellationToken: cancellation));

        return TypedResults.Ok<OfferSummaryDto[]>([.. offers.Select(offer => offer.ToDto())]);
    }
}

sealed record OfferSummaryRow(
    Guid OfferId, Guid RequestId, Guid IncidentId, string MunicipalityCode, string BorrowerName, string IncidentTitle, int RequestNumber, string RequestTitle,
    DateOnly FromDate, DateOnly ToDate, int CeilingMinutesPerWeek, Instant OfferedAt, Instant? WithdrawnAt, int People, int ComingShifts)
{
    public OfferSummaryDto ToDto() => new(
        OfferId, RequestId, IncidentId, MunicipalityCode, BorrowerName, IncidentTitle, RequestNumber, RequestTitle, FromDate, ToDate.AddDays(-1),
        CeilingMinutesPerWeek / 60, OfferedAt.ToDateTimeOffset(), WithdrawnAt?.ToDateTimeOffset(), People, ComingShifts);
}
