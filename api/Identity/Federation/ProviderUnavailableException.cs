namespace MutualAid.Identity.Federation;

/// <summary>A provider that does not answer, or not properly.</summary>
/// <param name="code">A word that stays the same: it is kept in <c>auth.provider_health</c>.</param>
sealed class ProviderUnavailableException(string code, Exception? cause = null) : Exception($"The provider cannot be used: {code}.", cause)
{
    public string Code { get; } = code;
}
