using MutualAid.Contracts.Providers;

namespace MutualAid.Web.Features.Providers;

/// <summary>A provider's rules as they are typed, and sample claims to try them with.</summary>
public sealed class MappingForm
{
    public int Version { get; set; }

    /// <summary>The framework sets null when none is posted.</summary>
    public List<RuleForm> Rules { get; set => field = value ?? []; } = [];

    /// <summary>A claim a line: <c>groups=IT</c>.</summary>
    public string? Sample { get; set; }

    /// <summary>add, preview, save, or remove-N.</summary>
    public string? Do { get; set; }

    public static MappingForm Of(ProviderDto provider) => new() { Version = provider.Version, Rules = [.. provider.Mapping.Select(RuleForm.Of)] };

    /// <summary>Rows that were left empty are no rules. The API's errors name rules by position, so these are taken away here too.</summary>
    public MappingRuleDto[] Read()
    {
        Rules.RemoveAll(rule => rule.IsEmpty);
        return [.. Rules.Select(rule => rule.Read())];
    }

    public SampleClaimDto[] ReadSample() =>
    [
        .. from line in (Sample ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           let at = line.IndexOf('=', StringComparison.Ordinal)
           where at > 0
           select new SampleClaimDto(line[..at].Trim(), line[(at + 1)..].Trim()),
    ];

    public sealed class RuleForm
    {
        public string? Claim { get; set; }
        public string? Value { get; set; }

        /// <summary><c>role:staff</c> or <c>skill:it.linux</c>: one list to choose from.</summary>
        public string? Role { get; set; }

        public string? Level { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Claim) && string.IsNullOrWhiteSpace(Value) && string.IsNullOrEmpty(Role);

        public static RuleForm Of(MappingRuleDto rule) => new()
        {
            Claim = rule.Claim, Value = rule.Value, Role = rule.Role is null ? $"skill:{rule.SkillId}" : $"role:{rule.Role}", Level = rule.Level is { } level ? $"{level}" : null,
        };

        public MappingRuleDto Read()
        {
            var (kind, id) = (Role ?? "").Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
            return new(
                null, Claim?.Trim() ?? "", Value?.Trim() ?? "", kind == "role" ? id : null, kind == "skill" ? id : null,
                kind == "skill" ? MutualAid.Web.Platform.Typed.Whole(Level) ?? 1 : null);
        }
    }
}
