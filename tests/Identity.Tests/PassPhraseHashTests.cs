using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MutualAid.Database;

namespace MutualAid.Identity.Tests;

public sealed class PassPhraseHashTests
{
    static readonly Account Someone = new() { UserName = "ida", DisplayName = "Ida", MunicipalityCode = "2580" };
    static readonly PasswordHasher<Account> Framework = new(Options.Create(new PasswordHasherOptions { IterationCount = PassPhraseHash.Iterations }));

    [Theory]
    [InlineData("demo demo demo demo")]
    [InlineData("åäö och 🦆 i samma fras")]
    public void The_framework_verifies_it_and_asks_for_no_stronger_one(string phrase) =>
        Assert.Equal(PasswordVerificationResult.Success, Framework.VerifyHashedPassword(Someone, PassPhraseHash.Of(phrase), phrase));

    [Fact]
    public void Another_phrase_fails() =>
        Assert.Equal(PasswordVerificationResult.Failed, Framework.VerifyHashedPassword(Someone, PassPhraseHash.Of("demo demo demo demo"), "demo demo demo dema"));

    [Fact]
    public void The_same_phrase_is_hashed_differently_each_time() =>
        Assert.NotEqual(PassPhraseHash.Of("demo demo demo demo"), PassPhraseHash.Of("demo demo demo demo"));
}
