using System.Text.Json;

namespace MutualAid.Web.Platform;

/// <summary>Reads RFC 9457 problem details. An answer that is none (a proxy's page, say) becomes a problem named after its status.</summary>
static class ProblemReader
{
    public static async Task<ApiRefusal> Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (status is 502 or 503 or 504 && !IsProblem(response)) return new ApiRefusal.Unreachable();
        if (!IsProblem(response)) return new ApiRefusal.Problem($"status-{status}", status, Empty, NoErrors);

        using var document = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
        var members = document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.Clone());
        var type = members.GetValueOrDefault("type") is { ValueKind: JsonValueKind.String } named ? named.GetString()! : "";
        return new ApiRefusal.Problem(
            type.StartsWith(Prefix, StringComparison.Ordinal) ? type[Prefix.Length..] : $"status-{status}",
            status,
            members.Where(member => !Standard.Contains(member.Key)).ToDictionary(),
            members.GetValueOrDefault("errors") is { ValueKind: JsonValueKind.Object } errors
                ? errors.Deserialize<Dictionary<string, string[]>>(ApiClient.Json)!
                : NoErrors);
    }

    static bool IsProblem(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType == "application/problem+json";

    const string Prefix = "/problems/";

    static readonly string[] Standard = ["type", "title", "status", "detail", "instance", "errors", "traceId"];
    static readonly Dictionary<string, JsonElement> Empty = [];
    static readonly Dictionary<string, string[]> NoErrors = [];
}
