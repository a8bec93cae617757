using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace MutualAid.Web.Platform;

/// <summary>What the API answered: a value, or a reason why not. Exceptions are for bugs alone.</summary>
/// <remarks>
/// In a page: <c>if (!result.Try(out var person, out trouble)) return;</c> and in its markup
/// <c>&lt;ApiTrouble Refusal="trouble" /&gt;</c>.
/// </remarks>
public sealed record ApiResult<T>
{
    public ApiResult(T value) => Value = value;
    public ApiResult(ApiRefusal refusal) => Refusal = refusal;

    public T? Value { get; }
    public ApiRefusal? Refusal { get; }

    public bool Try([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out ApiRefusal? refusal)
    {
        (value, refusal) = (Value, Refusal);
        return refusal is null;
    }
}

/// <summary>An answer without a body.</summary>
public readonly record struct NoContent;

/// <summary>Why the API did not do it.</summary>
public abstract record ApiRefusal
{
    ApiRefusal() { }

    /// <summary>The API is down, or answered nothing within its time. Whether a command was carried out is unknown; it may be sent again.</summary>
    public sealed record Unreachable : ApiRefusal;

    /// <param name="Name">The end of the problem's type: <c>outdated</c> of <c>/problems/outdated</c>.</param>
    /// <param name="Facts">Extension members by name, in camelCase.</param>
    /// <param name="Errors">Error codes by field path, as <c>Needs[0].Seats</c>. Empty when no field is to blame.</param>
    public sealed record Problem(
        string Name, int Status, IReadOnlyDictionary<string, JsonElement> Facts, IReadOnlyDictionary<string, string[]> Errors) : ApiRefusal
    {
        /// <summary>A fact as a value of ours; default when it is absent.</summary>
        public T? Fact<T>(string name) => Facts.TryGetValue(name, out var fact) ? fact.Deserialize<T>(ApiClient.Json) : default;
    }
}
