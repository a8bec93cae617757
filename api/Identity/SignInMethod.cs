namespace MutualAid.Identity;

/// <summary>How a session was opened or confirmed, as its claim <c>amr</c> says it.</summary>
public static class SignInMethod
{
    public const string Passkey = "passkey";
    public const string PassPhraseAndCode = "pass phrase and code";
    public const string PassPhraseAndPrintedCode = "pass phrase and printed code";
    public const string PassPhrase = "pass phrase";

    /// <summary>The municipality's own provider vouched for the person; how, it knows.</summary>
    public const string Provider = "provider";

    /// <summary>A new account, made with the code of an invitation.</summary>
    public const string Invitation = "invitation";

    /// <summary>Two people elsewhere knew the person by the telephone number that was registered beforehand.</summary>
    public const string Vouched = "vouched";

    /// <summary>More than a pass phrase: something that the person has, or the word of the municipality's own provider.</summary>
    public static bool IsStrong(string? method) => method is Passkey or PassPhraseAndCode or PassPhraseAndPrintedCode or Provider;
}
