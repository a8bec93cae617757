using Microsoft.AspNetCore.Identity;

namespace MutualAid.Identity;

/// <summary>Long and still guessed first: the person's own name, the product's, a row of keys, one word again and again (OWASP ASVS 5.0, 6.2.4 and 6.2.11).</summary>
/// <remarks>No list of leaked phrases: at fourteen characters those that are published are nearly all of these kinds.</remarks>
public sealed class PassPhraseRules : IPasswordValidator<Account>
{
    /// <summary>The error's code.</summary>
    public const string Easy = "PassPhraseEasy";

    const int FewestSigns = 5;
    const int ShortestWord = 4;

    static readonly string[] Words =
    [
        "mutualaid", "mutual", "kommun", "lösenfras", "losenfras", "lösenord", "losenord", "passphrase", "password", "inloggning", "hemlig", "sverige", "welcome", "välkommen",
        "sommar", "vinter", "qwerty", "asdfgh", "zxcvbn",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(IsEasy(password ?? "", user) ? IdentityResult.Failed(new IdentityError { Code = Easy, Description = "The pass phrase is easy to guess." }) : IdentityResult.Success);

    static bool IsEasy(string phrase, Account account)
    {
        var rest = phrase.ToLowerInvariant();
        foreach (var word in Words.Concat(Parts(account.UserName)).Concat(Parts(account.DisplayName))) rest = rest.Replace(word, "", StringComparison.Ordinal);

        var signs = rest.Where(char.IsLetterOrDigit).ToArray();
        return signs.Distinct().Count() < FewestSigns || IsARow(signs);
    }

    static IEnumerable<string> Parts(string name) =>
        name.ToLowerInvariant().Split([' ', '.', '@', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length >= ShortestWord);

    /// <summary>More than half of the signs follow the one before in the alphabet or in counting, up or down.</summary>
    static bool IsARow(char[] signs) => signs.Zip(signs.Skip(1)).Count(pair => Math.Abs(pair.Second - pair.First) <= 1) * 2 > signs.Length;
}
