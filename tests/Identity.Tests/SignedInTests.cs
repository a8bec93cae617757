using System.Globalization;
using System.Security.Claims;

namespace MutualAid.Identity.Tests;

/// <summary>What may be asked of a session before something is changed that lets people in.</summary>
public sealed class SignedInTests
{
    static readonly DateTimeOffset Now = new(2026, 12, 17, 7, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    [Theory]
    [InlineData(SignInMethod.PassPhrase, 15, true)]
    [InlineData(SignInMethod.PassPhrase, 16, false)]
    [InlineData(SignInMethod.Passkey, 0, true)]
    [InlineData(SignInMethod.Passkey, 600, false)]
    public void A_session_is_fresh_for_as_long_as_is_said(string method, int minutes, bool fresh) =>
        Assert.Equal(fresh, Opened(method, Now.AddMinutes(-minutes)).IsFresh(Now, Quarter));

    [Theory]
    [InlineData(SignInMethod.Passkey, true)]
    [InlineData(SignInMethod.PassPhraseAndPrintedCode, true)]
    [InlineData(SignInMethod.PassPhrase, false)]
    [InlineData(SignInMethod.Provider, true)]
    public void A_fresh_one_is_strong_by_what_was_shown(string method, bool strong) => Assert.Equal(strong, Opened(method, Now).IsFreshAndStrong(Now, Quarter));

    [Fact]
    public void A_session_that_does_not_say_when_it_began_is_not_fresh() => Assert.False(new ClaimsPrincipal(new ClaimsIdentity("test")).IsFresh(Now, Quarter));

    static ClaimsPrincipal Opened(string method, DateTimeOffset at) => new(new ClaimsIdentity(
        [new(SignedIn.MethodClaim, method), new(SignedIn.TimeClaim, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))], "test"));
}
