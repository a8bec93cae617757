namespace MutualAid.Identity.Federation;

/// <summary>A message that breaks the protocol. Thrown wherever it is seen, caught once: at the endpoint that the message came to.</summary>
/// <param name="detail">For the log. May hold what the provider wrote.</param>
sealed class ProtocolException(ProtocolRule rule, string detail) : Exception($"{rule.Word()}: {Printable(detail)}")
{
    public ProtocolRule Rule { get; } = rule;

    /// <exception cref="ProtocolException">It does not hold.</exception>
    public static void Unless(bool holds, ProtocolRule rule, string otherwise)
    {
        if (!holds) throw new ProtocolException(rule, otherwise);
    }

    static string Printable(string text) => new([.. text.Where(sign => !char.IsControl(sign)).Take(300)]);
}
