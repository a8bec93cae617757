using MutualAid.Contracts.Access;

namespace MutualAid.Web.Features.Access;

/// <summary>Why somebody is helped in, and how the helper knows who it is.</summary>
sealed class HelpFields
{
    public string? Reason { get; set; }
    public string? Identified { get; set; }
}

static class HelpFieldsReading
{
    public static HelpGetInRequest ToRequest(this HelpFields? fields) => new(fields?.Reason ?? "", fields?.Identified ?? "");
}
