using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Contracts.Offers;
using MutualAid.Server.Platform;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Platform;

/// <summary>What cannot be taken back asks that the person has lately proved who they are, by more than a pass phrase.</summary>
public sealed class FreshSignInFilterTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void These_endpoints_ask()
    {
        var asking =
            from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<FreshSignInFilter.NeedsFreshSignIn>() is not null
            select endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName;

        Assert.Superset(
            new HashSet<string>
            {
                "CreateOffer", "PublishSchedule", "DecideScheduleEdit", "GiveRole", "TakeRole", "InviteAccount", "WithdrawInvitation", "EndAccountSessions", "SwitchOffAccount",
                "SwitchOnAccount", "RemoveFactors", "MakeRecoveryCode", "SetCrisisPhone", "SetCrisisPhoneOf",
            },
            asking.ToHashSet());
    }

    [Theory]
    [InlineData("passkey", 29, true)]
    [InlineData("passkey", 31, false)]
    [InlineData("pass phrase and code", 29, true)]
    [InlineData("pass phrase and printed code", 29, true)]
    [InlineData("provider", 29, true)]
    [InlineData("provider", 31, false)]
    [InlineData("pass phrase", 1, false)]
    public async Task A_strong_proof_of_the_last_half_hour_is_wanted(string method, int minutesAgo, bool enough)
    {
        await using var strict = Strict("false");
        Assert.Equal(enough, await Admitted(strict, method, minutesAgo));
    }

    [Theory, InlineData(29, true), InlineData(31, false)]
    public async Task A_fresh_pass_phrase_is_enough_where_the_setting_says_so(int minutesAgo, bool enough)
    {
        await using var lenient = Strict("true");
        Assert.Equal(enough, await Admitted(lenient, "pass phrase", minutesAgo));
    }

    [Fact]
    public async Task A_provider_that_does_not_say_when_it_saw_the_person_is_no_proof()
    {
        await using var strict = Strict("false");
        var account = await api.GivenAccount("2580", "coordinator");
        using var client = await ClientOf(strict, account);
        await api.Scalar<int?>("update auth.session set method = 'provider', proved_at = null where account_id = @account", new { account });

        await (await Offer(client)).Problem(HttpStatusCode.Forbidden, "fresh-sign-in-needed");
    }

    [Fact]
    public async Task The_wrong_role_is_told_that_first()
    {
        var account = await api.GivenAccount("2580", "staff");
        using var client = await api.SignedIn(account);
        await api.GivenProved(account, 31);

        await (await Offer(client)).Problem(HttpStatusCode.Forbidden, "not-allowed");
    }

    [Fact]
    public async Task What_was_refused_is_done_after_the_person_has_confirmed()
    {
        var town = await api.GivenTown();
        var account = await town.Employee();
        await api.GivenProved(town.Administrator, 31, "passkey");
        await (await town.Give(account, "staff")).Problem(HttpStatusCode.Forbidden, "fresh-sign-in-needed");
        Assert.Empty((await town.Account(account)).Roles);

        await api.GivenProved(town.Administrator, 0, "passkey");
        await (await town.Give(account, "staff")).Has(HttpStatusCode.NoContent);
    }

    async Task<bool> Admitted(WebApplicationFactory<Program> host, string method, int minutesAgo)
    {
        var account = await api.GivenAccount("2580", "coordinator");
        using var client = await ClientOf(host, account);
        await api.GivenProved(account, minutesAgo, method);
        using var answer = await Offer(client);
        return answer.StatusCode switch
        {
            HttpStatusCode.NotFound => true,
            HttpStatusCode.Forbidden => false,
            _ => throw new InvalidOperationException($"{answer.StatusCode}"),
        };
    }

    WebApplicationFactory<Program> Strict(string passPhraseIsEnough) => api.WithWebHostBuilder(host => host.UseSetting("Identity:StepUp:PassPhraseIsEnough", passPhraseIsEnough));

    async Task<HttpClient> ClientOf(WebApplicationFactory<Program> host, Guid account)
    {
        using var session = await api.SignedIn(account);
        var client = host.CreateClient(new() { AllowAutoRedirect = false });
        foreach (var (name, values) in session.DefaultRequestHeaders) client.DefaultRequestHeaders.TryAddWithoutValidation(name, values);
        return client;
    }

    /// <summary>To a request that is not there, which only who is let through is told.</summary>
    static Task<HttpResponseMessage> Offer(HttpClient client) =>
        client.PostAsJsonAsync($"/requests/{Guid.CreateVersion7()}/offers", new CreateOfferRequest(new(2030, 1, 1), new(2030, 1, 2), 40, [Guid.CreateVersion7()]), Cancellation);
}
