using Dapper;
using MutualAid.Contracts.Requests;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>A draft's needs are written as a whole: nothing refers to them before the request is sent.</summary>
static class NeedRows
{
    public static Task Replace(NpgsqlConnection connection, Guid requestId, NeedDto[] needs, NpgsqlTransaction transaction, CancellationToken cancellation) =>
        connection.ExecuteAsync(new(
            ReplaceAll,
            new
            {
                requestId,
                ids = needs.Select(_ => Guid.CreateVersion7()).ToArray(),
                titles = needs.Select(need => need.Title.Trim()).ToArray(),
                skills = needs.Select(need => need.SkillId).ToArray(),
                levels = needs.Select(need => need.Level).ToArray(),
                seats = needs.Select(need => need.Seats).ToArray(),
                from = needs.Select(need => need.FromDate).ToArray(),
                to = needs.Select(need => need.ToDate).ToArray(),
                patterns = needs.Select(need => need.Pattern).ToArray(),
                starts = needs.Select(need => need.FirstShiftAt.Hour * 60 + need.FirstShiftAt.Minute).ToArray(),
                handovers = needs.Select(need => need.HandoverMinutes).ToArray(),
                places = needs.Select(need => need.Place).ToArray(),
                priorities = needs.Select(need => need.Priority).ToArray(),
                minimums = needs.Select(need => need.Minimum).ToArray(),
                guides = needs.Select(need => need.Guide).ToArray(),
                mixed = needs.Select(need => need.MixedLenders).ToArray(),
                liaisons = needs.Select(need => need.Liaison).ToArray(),
            },
            transaction,
            cancellationToken: cancellation));

    const string ReplaceAll =
        """
        delete from need where request_id = @requestId;

        insert into need (id, request_id, position, title, skill_id, level, seats, from_date, to_date, pattern, start_minute, handover_minutes, place, priority,
                          minimum, guide, mixed_lenders, liaison)
        select line.id, @requestId, line.position, line.title, line.skill_id, line.level, line.seats, line.from_date, line.to_date, line.pattern, line.start_minute,
               line.handover_minutes, line.place, line.priority, line.minimum, line.guide, line.mixed_lenders, line.liaison
        from unnest(@ids, @titles, @skills, @levels, @seats, @from, @to, @patterns, @starts, @handovers, @places, @priorities, @minimums, @guides, @mixed, @liaisons)
            with ordinality
            as line (id, title, skill_id, level, seats, from_date, to_date, pattern, start_minute, handover_minutes, place, priority,
                     minimum, guide, mixed_lenders, liaison, position);
        """;
}
