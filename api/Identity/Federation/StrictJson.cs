using System.Text.Json;

namespace MutualAid.Identity.Federation;

/// <summary>Reading what a provider wrote. A name that comes twice is refused: two readers could each take another of its values.</summary>
static class StrictJson
{
    public static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    // The last second of the year 9999.
    const double LastSecond = 253_402_300_799;

    /// <exception cref="ProtocolException">Not one object.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> json, ProtocolRule rule)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new ProtocolException(rule, "Not a JSON object.");
        }
        catch (JsonException malformed)
        {
            throw new ProtocolException(rule, malformed.Message);
        }
    }

    /// <summary>Nothing when it is not there.</summary>
    /// <exception cref="ProtocolException">It is not a text.</exception>
    public static string? Text(this JsonElement claims, string name) =>
        !claims.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new ProtocolException(ProtocolRule.Claims, $"{name} is not a text.");

    /// <summary>A NumericDate (RFC 7519, 2). Nothing when it is not there.</summary>
    /// <exception cref="ProtocolException">It is not a number, or outside the calendar.</exception>
    public static DateTimeOffset? Time(this JsonElement claims, string name) =>
        !claims.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
        : throw new ProtocolException(ProtocolRule.Claims, $"{name} is not a point in time.");

    /// <summary>The values of a claim that is a text or a list of texts; other values are left out.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement claims, string name) =>
        !claims.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!]
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
        : [];
}
