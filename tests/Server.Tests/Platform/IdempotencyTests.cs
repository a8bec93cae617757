using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Platform;

public sealed class IdempotencyTests(Api api)
{
    [Fact]
    public async Task The_second_click_gets_the_first_ones_answer_and_does_nothing()
    {
        var code = await api.AnEmptyRegister();
        using var client = await api.SignedIn("coordinator", code);
        var (key, facts) = (Guid.NewGuid(), GivenPeople.Facts());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Add(client, code, key, facts)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
        Assert.Equal(1, await api.RegisterSize(code));
    }

    [Fact]
    public async Task The_same_key_for_something_else_is_refused()
    {
        var code = await api.AnEmptyRegister();
        using var client = await api.SignedIn("coordinator", code);
        var key = Guid.NewGuid();
        await (await Add(client, code, key, GivenPeople.Facts())).Has(HttpStatusCode.Created);

        await (await Add(client, code, key, GivenPeople.Facts())).Problem(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_refused_command_may_be_mended_and_sent_again_with_its_key()
    {
        var code = await api.AnEmptyRegister();
        using var client = await api.SignedIn("coordinator", code);
        var key = Guid.NewGuid();
        await (await Add(client, code, key, GivenPeople.Facts(name: ""))).Has(HttpStatusCode.BadRequest);

        await (await Add(client, code, key, GivenPeople.Facts())).Has(HttpStatusCode.Created);
    }

    /// <remarks>Each command holds two connections of a pool of a hundred: without a limit they would wait for each other.</remarks>
    [Fact]
    public async Task More_commands_at_once_than_there_are_connections_are_all_answered()
    {
        var code = await api.AnEmptyRegister();
        using var client = await api.SignedIn("coordinator", code);

        var answers = await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => Add(client, code, Guid.NewGuid(), GivenPeople.Facts())));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(150, await api.RegisterSize(code));
    }

    static Task<HttpResponseMessage> Add(HttpClient client, string code, Guid key, PersonFacts facts) =>
        client.SendAsync(
            new(HttpMethod.Post, $"/municipalities/{code}/people") { Headers = { { "Idempotency-Key", key.ToString() } }, Content = JsonContent.Create(new AddPersonRequest(facts)) },
            TestContext.Current.CancellationToken);
}
