using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Providers;
using MutualAid.Identity.Federation;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

/// <summary>What somebody with certain claims would get by rules as they are typed. Nothing is written.</summary>
static class PreviewMapping
{
    const int MostClaims = 100;

    public static async Task<Results<Ok<PreviewMappingResponse>, NotFound, ValidationProblem>> Handle(
        Guid id, PreviewMappingRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ProviderView.Find(connection, id, caller, null, clock, cancellation) is null) return TypedResults.NotFound();
        if (request.Claims.Length > MostClaims) return Problems.Invalid((nameof(request.Claims), "too-many"));
        if (await MappingChecks.Errors(connection, request.Rules, cancellation) is { Length: > 0 } errors) return Problems.Invalid(errors);

        var rules = Array.ConvertAll(request.Rules, rule => new MappingRule(Guid.CreateVersion7(), rule.Claim, rule.Value, rule.Role, rule.SkillId, rule.Level));
        var said = request.Claims.ToLookup(claim => claim.Name, claim => claim.Value, StringComparer.Ordinal);
        var ids = MappedRoles.Met(rules, claim => [.. said[claim]]).ToHashSet();
        MappingRule[] met = [.. rules.Where(rule => ids.Contains(rule.Id))];

        return TypedResults.Ok(new PreviewMappingResponse(
            [.. met.Where(rule => rule.Role is not null).Select(rule => rule.Role!).Distinct().OrderBy(role => Role.All.ToList().IndexOf(role))],
            [.. met.Where(rule => rule.SkillId is not null).GroupBy(rule => rule.SkillId!).Select(skill => new MappedSkillDto(skill.Key, skill.Max(rule => rule.Level!.Value)))],
            [.. rules.Index().Where(rule => ids.Contains(rule.Item.Id)).Select(rule => rule.Index)]));
    }
}
