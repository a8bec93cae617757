using Dapper;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

static class MappingChecks
{
    /// <summary>A role in the municipality itself. The operator's reaches further, so nobody's provider gives it.</summary>
    public static readonly IReadOnlyList<string> Roles = [.. Role.All.Where(role => !Rights.HoldsEverywhere(role))];

    public static async Task<(string Field, string Code)[]> Errors(NpgsqlConnection connection, MappingRuleDto[] rules, CancellationToken cancellation)
    {
        if (rules.Length > MappingRuleDto.Most) return [("Rules", "too-many")];

        var skills = (await connection.QueryAsync<string>(new("select id from skill", cancellationToken: cancellation))).ToHashSet(StringComparer.Ordinal);
        return [.. rules.SelectMany((rule, index) => Errors(rule, skills).Select(error => ($"Rules[{index}].{error.Field}", error.Code))), .. Twice(rules)];
    }

    static IEnumerable<(string Field, string Code)> Errors(MappingRuleDto rule, HashSet<string> skills)
    {
        if (!IsText(rule.Claim, MappingRuleDto.ClaimLength)) yield return ("Claim", "required-or-too-long");
        if (!IsText(rule.Value, MappingRuleDto.ValueLength)) yield return ("Value", "required-or-too-long");
        if ((rule.Role is null) == (rule.SkillId is null)) yield return ("Role", "one-thing");
        else if (rule.Role is { } role && !Roles.Contains(role)) yield return ("Role", "unknown");
        else if (rule.SkillId is { } skill && !skills.Contains(skill)) yield return ("SkillId", "unknown");
        if (rule.SkillId is not null ? rule.Level is not (>= 1 and <= 4) : rule.Level is not null) yield return ("Level", "level-of-a-skill");
    }

    static IEnumerable<(string Field, string Code)> Twice(MappingRuleDto[] rules) =>
        from same in rules.Index().GroupBy(rule => (rule.Item.Claim, rule.Item.Value, rule.Item.Role, rule.Item.SkillId))
        from copy in same.Skip(1)
        select ($"Rules[{copy.Index}].Value", "said-twice");

    static bool IsText(string text, int longest) => text.Length > 0 && text.Length <= longest && text.Trim() == text && !text.Any(char.IsControl);
}
