using System.Globalization;
using System.Resources;
using MutualAid.Identity.Federation;
using MutualAid.Web.Features.Account;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Account;

/// <summary>Why a sign-in by a provider came to nothing, in words.</summary>
public sealed class RefusedSignInTests(WebHost web)
{
    static readonly ResourceManager Resources = new(typeof(AccountWords));

    /// <summary>What a confirmation or a program breaks: those are told elsewhere.</summary>
    static readonly ProtocolRule[] NeverAtSignIn = [ProtocolRule.AnotherPerson, ProtocolRule.Client, ProtocolRule.Cnf];

    public static TheoryData<string> Rules => [.. Enum.GetValues<ProtocolRule>().Except(NeverAtSignIn).Select(rule => rule.Word())];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_that_the_code_can_raise_has_words_of_its_own_in_both_languages(string rule)
    {
        var refusal = Refusals.Of(rule);

        Assert.NotEqual(Refusal.Unknown, refusal);
        foreach (var part in (string[])["Title", "Text"])
        {
            var (swedish, english) = (Text("sv-SE"), Text("en-GB"));
            Assert.NotEqual(swedish, english);

            string Text(string culture) => Resources.GetString($"Refused.{refusal}.{part}", CultureInfo.GetCultureInfo(culture)) ?? throw new MissingManifestResourceException($"{refusal} {part} {culture}");
        }
    }

    [Fact]
    public async Task The_page_says_what_happened_what_to_do_and_the_code_and_shows_the_other_ways()
    {
        await using var browser = await web.Browser();

        var page = await browser.Get("/sign-in?refused=signature&provider=nobody");

        Assert.Equal("Svaret gick inte att lita på", page.Text(".ds-alert h2"));
        Assert.Contains("Kommunens inloggning skickade ett svar som inte stämmer", page.Text(".ds-alert"), StringComparison.Ordinal);
        Assert.Equal("Kod att uppge: signature", page.Text(".refused-code"));
        Assert.NotNull(page.Document.QuerySelector("[name='Form.PassPhrase']"));
    }

    [Fact]
    public async Task A_known_provider_is_called_by_its_municipality_and_may_be_asked_anew()
    {
        await web.Execute(
            """
            insert into auth.provider (id, municipality_code, key, display_name, issuer, client_id, client_authentication, enabled)
            values (gen_random_uuid(), '0123', 'jarfalla', 'Järfälla', 'https://jarfalla.example', 'mutualaid', 'private_key', true)
            on conflict do nothing
            """);
        await using var browser = await web.Browser();

        var page = await browser.Get("/sign-in?refused=acr&provider=jarfalla&returnUrl=%2Fpeople");
        Assert.Equal("/federation/jarfalla/start?again=yes&returnUrl=%2Fpeople", page.Find(".ds-alert a").GetAttribute("href"));
        Assert.Equal("Järfälla", page.Text(".own > h2"));

        Assert.Contains("Järfällas inloggning skickade ett svar med fel tid.", (await browser.Get("/sign-in?refused=exp&provider=jarfalla")).Text(".ds-alert"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no_such_rule", "no_such_rule")]
    [InlineData("<script>alert(1)</script>", null)]
    [InlineData("Ring 070-1740605 och uppge ditt lösenord", null)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", null)]
    public async Task A_rule_that_is_none_is_told_safely(string rule, string? code)
    {
        await using var browser = await web.Browser();

        var page = await browser.Get($"/sign-in?refused={Uri.EscapeDataString(rule)}&provider={Uri.EscapeDataString("\"><b>")}");

        Assert.Equal("Det gick inte att logga in", page.Text(".ds-alert h2"));
        Assert.Equal(code is null ? null : $"Kod att uppge: {code}", page.Document.QuerySelector(".refused-code")?.TextContent);
        Assert.DoesNotContain("070", page.Text("main"), StringComparison.Ordinal);
    }
}
