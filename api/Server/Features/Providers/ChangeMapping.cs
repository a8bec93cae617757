using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

/// <summary>Which claims of a provider give which roles and skills. Holds for each person from their next sign-in through it.</summary>
static class ChangeMapping
{
    public static async Task<Results<Ok<ProviderDto>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, ChangeMappingRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await ProviderView.Find(connection, id, caller, transaction, clock, cancellation) is not { } seen) return TypedResults.NotFound();
        if (seen.Version != request.ExpectedVersion) return Problems.Outdated(seen);
        if (await MappingChecks.Errors(connection, request.Rules, cancellation) is { Length: > 0 } errors) return Problems.Invalid(errors);

        // A rule that stays keeps its id: whoever is on the way in has met it under that one.
        var rules = request.Rules.Select(rule => rule with { Id = seen.Mapping.FirstOrDefault(old => Same(old, rule))?.Id ?? Guid.CreateVersion7() }).ToArray();
        await connection.ExecuteAsync(new(Clear, new { id, now = clock.GetUtcNow() }, transaction, cancellationToken: cancellation));
        await connection.ExecuteAsync(new(
            Insert,
            new
            {
                id,
                ids = Array.ConvertAll(rules, rule => rule.Id!.Value),
                claims = Array.ConvertAll(rules, rule => rule.Claim),
                values = Array.ConvertAll(rules, rule => rule.Value),
                roles = Array.ConvertAll(rules, rule => rule.Role),
                skills = Array.ConvertAll(rules, rule => rule.SkillId),
                levels = Array.ConvertAll(rules, rule => (short?)rule.Level),
            },
            transaction,
            cancellationToken: cancellation));
        var changed = (await ProviderView.Find(connection, id, caller, transaction, clock, cancellation))!;
        await transaction.Record(caller, "provider-mapping-changed", seen.MunicipalityCode, id, new { changed.Version, before = seen.Mapping, after = changed.Mapping }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(changed);
    }

    static bool Same(MappingRuleDto one, MappingRuleDto other) => one with { Id = null } == other with { Id = null };

    const string Clear =
        """
        update auth.provider set version = version + 1, changed_at = @now where id = @id;
        delete from auth.provider_mapping where provider_id = @id;
        """;

    const string Insert =
        """
        insert into auth.provider_mapping (id, provider_id, claim, value, role, skill_id, level)
        select rule.id, @id, rule.claim, rule.value, rule.role, rule.skill, rule.level
        from unnest(@ids::uuid[], @claims::text[], @values::text[], @roles::text[], @skills::text[], @levels::smallint[]) as rule (id, claim, value, role, skill, level)
        """;
}
