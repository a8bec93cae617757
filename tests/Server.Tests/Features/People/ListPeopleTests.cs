using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.People;

public sealed class ListPeopleTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static async Task<string[]> Names(HttpClient client, string code, string query = "") =>
        [.. (await (await client.GetAsync($"/municipalities/{code}/people?{query}", Cancellation)).Read<ListPeopleResponse>()).People.Select(person => person.Name)];

    [Fact]
    public async Task Shows_active_persons_of_that_municipality_in_Swedish_order()
    {
        var code = await api.AnEmptyRegister();
        foreach (var name in (string[])["Östen Ek", "Åsa Al", "Zara By", "Ärla Öh", "Bo Ask"]) await api.GivenPerson(code, name);
        await api.GivenPerson(code, "Borta Bergman", deactivated: true);
        await api.GivenPerson(await api.AnEmptyRegister(), "Någon Annans");
        var client = await api.SignedIn("coordinator", code);

        Assert.Equal(["Bo Ask", "Zara By", "Åsa Al", "Ärla Öh", "Östen Ek"], await Names(client, code));
        Assert.Equal(["Borta Bergman"], await Names(client, code, "state=deactivated"));
        Assert.Equal(6, (await Names(client, code, "state=all")).Length);
    }

    [Theory]
    [InlineData("åsa", "Åsa Öberg")]
    [InlineData("ASA OBERG", "Åsa Öberg")]
    [InlineData("berg åsa", "Åsa Öberg")]
    [InlineData("biret", "Biret Ánne Utsi")]
    [InlineData("anne utsi", "Biret Ánne Utsi")]
    [InlineData("100%", "Hundra 100% Procent")]
    [InlineData("_", "Under_streck")]
    [InlineData(@"\", @"Bak\streck")]
    [InlineData("o'", "Sean O'Hara")]
    [InlineData("dns@kommun", "Med Adress")]
    public async Task Finds_by_words_in_name_and_address(string query, string expected)
    {
        var code = await api.AnEmptyRegister();
        foreach (var name in (string[])["Åsa Öberg", "Biret Ánne Utsi", "Hundra 100% Procent", "Under_streck", @"Bak\streck", "Sean O'Hara"]) await api.GivenPerson(code, name);
        await api.GivenPerson(code, "Med Adress", "dns@kommun.example");
        var client = await api.SignedIn("coordinator", code);

        Assert.Equal([expected], await Names(client, code, $"q={Uri.EscapeDataString(query)}"));
    }

    [Fact]
    public async Task Filters_by_skill_level_and_agreement()
    {
        var code = await api.AnEmptyRegister();
        await api.GivenPerson(code, "Backup Tre", skills: ("it.backup", 3));
        await api.GivenPerson(code, "Backup Ett", agreed: false, skills: ("it.backup", 1));
        await api.GivenPerson(code, "Inget Alls");
        var client = await api.SignedIn("coordinator", code);

        Assert.Equal(["Backup Ett", "Backup Tre"], await Names(client, code, "skill=it.backup"));
        Assert.Equal(["Backup Tre"], await Names(client, code, "skill=it.backup&level=2"));
        Assert.Equal(["Backup Ett"], await Names(client, code, "agreed=no"));
        Assert.Equal(["Backup Tre", "Inget Alls"], await Names(client, code, "agreed=yes&q=&skill=&state="));
    }

    [Fact]
    public async Task Pages_through_five_hundred_and_says_how_many_there_are()
    {
        var code = await api.AnEmptyRegister();
        await api.GivenPersons(code, 500);
        var client = await api.SignedIn("coordinator", code);

        var pages = new List<string>();
        for (var page = 1; page <= 11; page++)
        {
            var answer = await (await client.GetAsync($"/municipalities/{code}/people?page={page}", Cancellation)).Read<ListPeopleResponse>();
            Assert.Equal((500, 500, page), (answer.Total, answer.RegisterSize, answer.Page));
            pages.AddRange(answer.People.Select(person => person.Name));
        }

        Assert.Equal(500, pages.Distinct().Count());
        Assert.Equal(500, pages.Count);
    }

    [Fact]
    public async Task Tells_an_empty_register_from_a_search_that_found_nothing()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        Assert.Equal((0, 0), await Sizes());

        await api.GivenPerson(code);
        Assert.Equal((0, 1), await Sizes());

        async Task<(int, int)> Sizes()
        {
            var answer = await client.GetFromJsonAsync<ListPeopleResponse>($"/municipalities/{code}/people?q=finns-inte", Cancellation);
            return (answer!.Total, answer.RegisterSize);
        }
    }

    [Theory]
    [InlineData("state=sometimes", "State")]
    [InlineData("agreed=maybe", "Agreed")]
    public async Task Refuses_a_value_it_does_not_know(string query, string field)
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        Assert.Equal(["unknown-value"], (await (await client.GetAsync($"/municipalities/{code}/people?{query}", Cancellation)).FieldErrors())[field]);
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.Forbidden, client => client.GetAsync($"/municipalities/{code}/people", Cancellation));
    }
}
