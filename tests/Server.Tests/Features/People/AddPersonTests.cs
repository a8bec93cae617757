using System.Net;
using System.Net.Http.Json;
using System.Text;
using Dapper;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.People;

public sealed class AddPersonTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<HttpResponseMessage> Add(HttpClient client, string code, PersonFacts facts) =>
        client.PostAsJsonAsync($"/municipalities/{code}/people", new AddPersonRequest(facts), Cancellation);

    [Fact]
    public async Task Keeps_all_of_the_form()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var facts = GivenPeople.Facts() with { ContractedMinutesPerWeek = 2250 };

        var added = await (await Add(client, code, facts)).Read<PersonDto>(HttpStatusCode.Created);
        var read = await (await client.GetAsync($"/people/{added.Id}", Cancellation)).Read<GetPersonResponse>();

        Assert.Equivalent(facts, read.Person.Facts, strict: true);
        Assert.Equal(1, read.Person.Version);
        Assert.NotNull(read.Person.AgreedToBeAskedAt);
    }

    [Theory]
    [InlineData("Björn \"Ankan\" Ek 🦆")]
    [InlineData("Biret Ánne Ŋuđđet-Čárra")]
    [InlineData("Robert'); drop table person;--")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("=1+1")]
    [InlineData("李小龍, dr")]
    public async Task Takes_names_as_people_write_them(string name)
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        Assert.Equal(name, (await (await Add(client, code, GivenPeople.Facts(name))).Read<PersonDto>(HttpStatusCode.Created)).Facts.Name);
    }

    [Fact]
    public async Task Says_everything_that_is_wrong_by_field()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);

        var errors = await (await Add(client, code, GivenPeople.Facts(" ", "ida(at)lulea") with
        {
            WorkPhone = "ring växeln",
            Title = new('x', 121),
            WorksOnSite = false,
            WorksRemote = false,
            ContractedMinutesPerWeek = 0,
            HomeMinutesPerWeek = 480,
            HomeDays = 0,
            AvailableNights = 128,
            Skills = [new("it.backup", 3, false), new("it.backup", 2, false), new("trolleri", 1, false), new("it.dns", 5, false)],
            Leave = [new(new(2030, 7, 1), new(2030, 7, 15)), new(new(2030, 7, 14), new(2030, 7, 20)), new(new(2030, 8, 1), new(2030, 8, 1))],
        })).FieldErrors();

        Assert.Equal(
        [
            "AvailableNights out-of-range", "ContractedMinutesPerWeek out-of-range", "HomeDays home-days-missing", "Leave[1].FromDate overlaps", "Leave[2].ToDate ends-before-start", "Name required",
            "Skills[1].SkillId skill-twice", "Skills[2].SkillId unknown-skill", "Skills[3].Level out-of-range", "Title too-long", "WorkEmail not-an-email",
            "WorkPhone not-a-phone", "WorksOnSite works-nowhere",
        ], errors.SelectMany(field => field.Value.Select(code => $"{field.Key} {code}")).Order(StringComparer.Ordinal));
        Assert.Equal(0, await api.RegisterSize(code));
    }

    [Theory]
    [InlineData("Ida Nilsson 19850101-1234", "Systemtekniker")]
    [InlineData("Ida Nilsson", "pnr 850161 1234")]
    public async Task Never_takes_a_personal_number(string name, string title)
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var errors = await (await Add(client, code, GivenPeople.Facts(name) with { Title = title })).FieldErrors();
        Assert.Contains("personal-number", errors.Values.Single());
    }

    [Fact]
    public async Task A_work_address_is_one_persons_in_the_municipality_whatever_its_case()
    {
        var code = await api.AnEmptyRegister();
        await api.GivenPerson(code, email: "ida@lulea.example");
        await api.GivenPerson(await api.AnEmptyRegister(), email: "bo@lulea.example");
        var client = await api.SignedIn("coordinator", code);

        Assert.Equal(["already-registered"], (await (await Add(client, code, GivenPeople.Facts(email: "IDA@lulea.example"))).FieldErrors())["WorkEmail"]);
        await (await Add(client, code, GivenPeople.Facts(email: "bo@lulea.example"))).Has(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Two_who_add_the_same_colleague_at_once_add_one()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Add(client, code, GivenPeople.Facts(email: "samma@lulea.example"))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.BadRequest]));
        Assert.Equal(1, await api.RegisterSize(code));
    }

    [Fact]
    public async Task A_form_sent_twice_adds_one()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var facts = GivenPeople.Facts();

        var first = await (await Add(client, code, facts)).Read<PersonDto>(HttpStatusCode.Created);
        var second = await (await Add(client, code, facts)).Read<PersonDto>(HttpStatusCode.Created);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(1, await api.RegisterSize(code));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"person":{}}""")]
    [InlineData("""{"person":{"name":null,"skills":null,"leave":null}}""")]
    [InlineData("""{"person":{"name":"a\u0000b","workEmail":"a@b.example","skills":[null],"leave":[{}]}}""")]
    [InlineData("""{"person":{"name":"\ud800","workEmail":"a@b.example"}}""")]
    public async Task Answers_a_broken_body_with_a_400(string body)
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        await (await client.PostAsync($"/municipalities/{code}/people", new StringContent(body, Encoding.UTF8, "application/json"), Cancellation)).Has(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Is_remembered_without_names()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var added = await (await Add(client, code, GivenPeople.Facts())).Read<PersonDto>(HttpStatusCode.Created);

        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        var facts = await connection.QuerySingleAsync<string>("select facts::text from audit where action = 'person-added' and subject_id = @Id", new { added.Id });
        Assert.Equal("{}", facts);
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.Forbidden, client => Add(client, code, GivenPeople.Facts()));
        Assert.Equal(0, await api.RegisterSize(code));
    }
}
