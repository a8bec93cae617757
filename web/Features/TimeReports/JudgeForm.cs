namespace MutualAid.Web.Features.TimeReports;

/// <summary>What an approval or a return posts.</summary>
public sealed class JudgeForm
{
    /// <summary>Of the report as it was seen.</summary>
    public int Version { get; set; }

    /// <summary>Why it is sent back, by the report's id: the field's name tells several forms of a page apart.</summary>
    public Dictionary<string, string?> Reasons { get; set => field = value ?? []; } = [];

    public string? ReasonFor(Guid reportId) => Reasons.GetValueOrDefault($"{reportId}");
}
