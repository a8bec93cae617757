using Dapper;
using MutualAid.Contracts.Offers;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Offers;

/// <summary>What others ask for right now, and who of ours fits it: shared by the list, the page of one request, and the offer.</summary>
/// <remarks>A request is open from when it is sent until it is withdrawn, its incident ends or the last day of its last need has passed.</remarks>
static class OpenRequests
{
    /// <param name="code">The municipality that might lend; its own requests are not among the answers.</param>
    /// <param name="requestId">Only this one; all when absent.</param>
    public static async Task<IReadOnlyList<OpenRequest>> Of(
        NpgsqlConnection connection, string code, DateOnly today, Guid? requestId, CancellationToken cancellation)
    {
        await using var rows = await connection.QueryMultipleAsync(new(Find, new { code, today, requestId }, cancellationToken: cancellation));
        var requests = (await rows.ReadAsync<RequestRow>()).ToList();
        var needs = (await rows.ReadAsync<NeedRow>()).ToLookup(need => need.RequestId);
        var fits = (await rows.ReadAsync<FitRow>()).ToLookup(fit => fit.NeedId);

        return [.. requests.Select(request => new OpenRequest(request, [.. needs[request.Id].Select(need => new OpenNeed(need, [.. fits[need.Id]]))], today))];
    }

    public sealed record RequestRow(
        Guid Id, Guid IncidentId, string MunicipalityCode, string MunicipalityName, string IncidentTitle, string Situation, string Site,
        string ContactName, string ContactPhone, string? FiledByName, int Number, string Title, Instant SentAt, Instant? AnswerBy,
        double Latitude, double Longitude, double OurLatitude, double OurLongitude);

    public sealed record NeedRow(
        Guid Id, Guid RequestId, string Title, string SkillId, string SkillSv, string SkillEn, int Level, int Seats,
        DateOnly FromDate, DateOnly ToDate, string Pattern, string Place, int Priority, int Needed, bool Guide, bool MixedLenders, bool Liaison);

    public sealed record FitRow(Guid NeedId, Guid PersonId, int Level, bool IsConfirmed);

    const string Find =
        """
        select request.id, request.incident_id, incident.municipality_code, municipality.name as municipality_name, incident.title as incident_title,
               incident.situation, incident.site, incident.contact_name, incident.contact_phone, filer.name as filed_by_name, request.number, request.title, request.sent_at, request.answer_by,
               municipality.latitude, municipality.longitude, ours.latitude as our_latitude, ours.longitude as our_longitude
        from request
        join incident on incident.id = request.incident_id
        join municipality on municipality.code = incident.municipality_code
        join municipality ours on ours.code = @code
        left join municipality filer on filer.code = incident.filed_by_municipality
        where request.sent_at is not null and request.withdrawn_at is null and incident.ended_at is null
          and incident.municipality_code <> @code
          and (@requestId::uuid is null or request.id = @requestId)
          and exists (select from need where need.request_id = request.id and need.to_date > @today)
        order by request.sent_at desc, request.id;

        select need.id, need.request_id, need.title, need.skill_id, skill.name_sv as skill_sv, skill.name_en as skill_en, need.level::integer, need.seats,
               need.from_date, need.to_date, need.pattern, need.place, need.priority::integer,
               coalesce(need.minimum, need.seats) as needed, need.guide, need.mixed_lenders, need.liaison
        from need
        join skill on skill.id = need.skill_id
        join request on request.id = need.request_id
        where request.sent_at is not null and request.withdrawn_at is null and need.to_date > @today
          and (@requestId::uuid is null or request.id = @requestId)
        order by need.priority, need.position;

        select need.id as need_id, person.id as person_id, person_skill.level::integer, person_skill.confirmed_at is not null as is_confirmed
        from need
        join request on request.id = need.request_id
        join person_skill on person_skill.skill_id = need.skill_id and person_skill.level >= need.level
        join person on person.id = person_skill.person_id
        where request.sent_at is not null and request.withdrawn_at is null and need.to_date > @today
          and (@requestId::uuid is null or request.id = @requestId)
          and person.municipality_code = @code
          and case need.place when 'on_site' then person.works_on_site else person.works_remote end;
        """;
}

sealed record OpenNeed(OpenRequests.NeedRow Row, IReadOnlyList<OpenRequests.FitRow> Fits)
{
    public OpenNeedDto ToDto() => new(
        Row.Id, Row.Title, Row.SkillId, Row.SkillSv, Row.SkillEn, Row.Level, Row.Seats, Row.FromDate, Row.ToDate.AddDays(-1),
        Row.Pattern, Row.Place, Row.Priority, Fits.Select(fit => fit.PersonId).Distinct().Count())
    {
        Needed = Row.Needed,
        Guide = Row.Guide,
        MixedLenders = Row.MixedLenders,
        Liaison = Row.Liaison,
    };
}

sealed record OpenRequest(OpenRequests.RequestRow Row, IReadOnlyList<OpenNeed> Needs, DateOnly Today)
{
    /// <summary>From today or the first need's first day, until the last need's last.</summary>
    public Days Days
    {
        get
        {
            var first = Needs.Min(need => need.Row.FromDate);
            return new(first > Today ? first : Today, Needs.Max(need => need.Row.ToDate));
        }
    }

    public IEnumerable<Guid> PeopleWhoFit => Needs.SelectMany(need => need.Fits).Select(fit => fit.PersonId).Distinct();

    public OpenRequestDto ToDto(int free, int offered)
    {
        var distance = new SeatDistance(Row.OurLatitude, Row.OurLongitude, Row.Latitude, Row.Longitude);
        return new(
            Row.Id, Row.IncidentId, Row.MunicipalityCode, Row.MunicipalityName, Row.IncidentTitle, Row.Number, Row.Title,
            Row.SentAt.ToDateTimeOffset(), Row.AnswerBy?.ToDateTimeOffset(), (int)Math.Round(distance.Kilometres), distance.TravelMinutes,
            Days.First, Days.Last, [.. Needs.Select(need => need.ToDto())], PeopleWhoFit.Count(), free, offered, Row.FiledByName);
    }
}
