using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Hours;
using MutualAid.Rules;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>Which of the staff's coming shifts other numbers would make unlawful, asked before they are saved. Stores nothing.</summary>
static class PreviewHourPreset
{
    public static async Task<Results<Ok<PreviewHourPresetResponse>, ValidationProblem>> Handle(
        string code, HourPresetFacts request, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var now = clock.GetCurrentInstant();
        var draft = HourPresetDraft.Of(code, request, now);
        var latest = (await HourPresets.Of(connection, code, transaction: null, cancellation)).LastOrDefault();
        if (draft.Errors(latest, now, isPreview: true).ToArray() is { Length: > 0 } errors) return Problems.Invalid(errors);

        PersonRow[] people = [.. await connection.QueryAsync<PersonRow>(new(OnComingShifts, new { code, now }, cancellationToken: cancellation))];
        if (people is []) return TypedResults.Ok(new PreviewHourPresetResponse(0, []));

        var ids = people.Select(person => person.Id).ToArray();
        var duties = await PersonDuties.Around(connection, ids, new(now, people.Max(person => person.LastEndsAt)), transaction: null, cancellation);
        var terms = await PersonTerms.Of(connection, ids, transaction: null, cancellation);
        var changed = await PersonTerms.With(connection, draft, ids, transaction: null, cancellation);
        var roads = await Roads.All(connection, cancellation);

        NowUnlawfulDto[] unlawful =
        [
            .. from person in people
               let result = NowUnlawful(person, [.. duties[person.Id]], terms[person.Id], changed[person.Id], roads, now)
               where result.Shifts > 0
               select result,
        ];
        return TypedResults.Ok(new PreviewHourPresetResponse(unlawful.Sum(person => person.Shifts), unlawful));
    }

    /// <summary>As the schedule's page counts: a breach is told with the last coming shift that takes part in it.</summary>
    static NowUnlawfulDto NowUnlawful(PersonRow person, StandingDuty[] standing, HourTerms terms, HourTerms changed, TravelBetween roads, Instant now)
    {
        Duty[] all = [.. standing.Select(each => each.Duty)];
        var coming = standing.Where(each => each.Aid is not null && each.Duty.Start > now).Select(each => each.Duty).ToHashSet();
        var told = HourRules.New(HourRules.Check(all, changed, Stockholm.Zone, roads), HourRules.Check(all, terms, Stockholm.Zone, roads))
            .Where(breach => breach.Duties.Any(coming.Contains)).ToLookup(breach => breach.Duties.Where(coming.Contains).MaxBy(duty => duty.Start));

        return new(person.Id, person.Name, told.Count, [.. told.SelectMany(breaches => breaches).Select(BreachView.ToDto)]);
    }

    sealed record PersonRow(Guid Id, string Name, Instant LastEndsAt);

    const string OnComingShifts =
        """
        select person.id, person.name, max(assignment.ends_at) as last_ends_at
        from person
        join assignment on assignment.person_id = person.id
        where person.municipality_code = @code and assignment.cancelled_at is null and assignment.answer <> 'no' and assignment.starts_at > @now
        group by person.id
        order by person.name, person.id
        """;
}
