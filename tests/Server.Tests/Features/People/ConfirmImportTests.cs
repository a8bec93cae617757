using System.Net;
using System.Net.Http.Json;
using System.Text;
using Dapper;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.People;

public sealed class ConfirmImportTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_new_and_changed_persons_and_leaves_what_the_file_does_not_say()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var known = await (await client.PostAsJsonAsync($"/municipalities/{code}/people", new AddPersonRequest(GivenPeople.Facts("Ida Nilsson", "ida@x.example")), Cancellation)).Read<PersonDto>(HttpStatusCode.Created);

        var import = await client.Preview(code, ImportCalls.Utf8(
            "Namn;E-post;Telefon;Titel;Kompetenser;På plats;På distans;Timmar kvar hemma;Hemdagar;Kan dagar;Kan nätter;Ja till att tillfrågas",
            "Ida Ek;ida@x.example;;;it.backup 4, klient.servicedesk 2;;;;;;;",
            "\"Bo \"\"Bosse\"\" Öh\";bo@x.example;+46 70 174 06 05;Chef;DNS, DHCP, certifikat (PKI) 2;nej;ja;7,5;ti, to;vardagar;inga;ja"));
        var result = await (await client.Confirm(import)).Read<ImportResultDto>();

        Assert.Equal((1, 1, 0, 0), (result.Added, result.Changed, result.Unchanged, result.Skipped));
        var ida = (await client.GetFromJsonAsync<GetPersonResponse>($"/people/{known.Id}", Cancellation))!.Person;
        Assert.Equivalent(known.Facts with { Name = "Ida Ek", Skills = [new("it.backup", 4, false), new("klient.servicedesk", 2, true)] }, ida.Facts, strict: true);
        Assert.Equal(2, ida.Version);
        var bo = (await client.GetFromJsonAsync<ListPeopleResponse>($"/municipalities/{code}/people?q=bosse", Cancellation))!.People.Single();
        Assert.Equivalent(
            new PersonFacts("Bo \"Bosse\" Öh", "bo@x.example", "+46 70 174 06 05", "Chef", false, true, 450, 0b0001010, 0b0011111, 0, true, [new("it.dns", 2, false)], []),
            (await client.GetFromJsonAsync<GetPersonResponse>($"/people/{bo.Id}", Cancellation))!.Person.Facts, strict: true);
    }

    [Fact]
    public async Task A_contract_follows_the_file_and_stays_where_the_file_says_nothing()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        Guid[] known = [await APartTimer("a"), await APartTimer("b"), await APartTimer("c")];

        var import = await client.Preview(code, ImportCalls.Utf8("Namn;E-post;Avtalad arbetstid", "A;a@x.example;37,5", "B;b@x.example;heltid", "C;c@x.example;", "D;d@x.example;25"));
        Assert.Equal([("30", "37,5"), ("30", "heltid")], import.Rows.SelectMany(row => row.Changes).Where(change => change.Column == "ContractedHours").Select(change => (change.From, change.To)));
        await (await client.Confirm(import)).Has(HttpStatusCode.OK);
        await (await client.Confirm(await client.Preview(code, ImportCalls.Utf8("Namn;E-post;Titel", "A;a@x.example;Chef")))).Has(HttpStatusCode.OK);

        var added = (await client.GetFromJsonAsync<ListPeopleResponse>($"/municipalities/{code}/people?q=d@x.example", Cancellation))!.People.Single().Id;
        Assert.Equal([2250, null, 1800, 1500], await Task.WhenAll(known.Append(added).Select(Contract)));

        async Task<Guid> APartTimer(string name)
        {
            var id = await api.GivenPerson(code, name.ToUpperInvariant(), $"{name}@x.example");
            await api.GivenContract(id, 1800);
            return id;
        }

        async Task<int?> Contract(Guid id) => (await client.GetFromJsonAsync<GetPersonResponse>($"/people/{id}", Cancellation))!.Person.Facts.ContractedMinutesPerWeek;
    }

    [Fact]
    public async Task Many_who_confirm_at_once_write_once_and_all_hear_the_same()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var colleague = await api.SignedIn("coordinator", code);
        var import = await client.Preview(code, ImportCalls.Utf8(["Namn;E-post", .. Enumerable.Range(1, 50).Select(number => $"Person {number};p{number}@x.example")]));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => (number % 2 == 0 ? client : colleague).Confirm(import)));
        var results = await Task.WhenAll(answers.Select(answer => answer.Read<ImportResultDto>()));

        Assert.Equal(50, await api.RegisterSize(code));
        Assert.Equal((50, 0), (results[0].Added, results[0].Changed));
        Assert.Single(results.Distinct());
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("select count(*)::integer from audit where action = 'people-imported' and subject_id = @Id", new { import.Id }));
    }

    [Fact]
    public async Task Two_files_with_the_same_persons_at_once_add_each_person_once()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var file = ImportCalls.Utf8(["Namn;E-post", .. Enumerable.Range(1, 20).Select(number => $"Person {number};p{number}@x.example")]);
        var imports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.Preview(code, file)));

        var answers = await Task.WhenAll(imports.Select(import => client.Confirm(import)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(20, await api.RegisterSize(code));
    }

    [Fact]
    public async Task Rows_with_errors_are_left_out_by_choice_only()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var import = await client.Preview(code, ImportCalls.Utf8("Namn;E-post", "Ida Ek;ida@x.example", "Fel;adress"));

        var problem = await (await client.Confirm(import)).Problem(HttpStatusCode.UnprocessableEntity, "import-has-errors");
        Assert.Equal(1, problem.GetProperty("errors").GetInt32());
        Assert.Equal(0, await api.RegisterSize(code));

        var result = await (await client.Confirm(import, skipErrors: true)).Read<ImportResultDto>();
        Assert.Equal((1, 1), (result.Added, result.Skipped));
        Assert.Equal(1, await api.RegisterSize(code));
    }

    [Fact]
    public async Task Nobody_confirms_another_outcome_than_the_one_they_saw()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var import = await client.Preview(code, ImportCalls.Utf8("Namn;E-post", "Ida Ek;ida@x.example"));
        await api.GivenPerson(code, "Ida Nilsson", "ida@x.example");

        var problem = await (await client.Confirm(import)).Problem(HttpStatusCode.Conflict, "outdated");

        Assert.Equal(1, problem.GetProperty("current").GetProperty("counts").GetProperty("changed").GetInt32());
        Assert.Equal(1, await api.RegisterSize(code));
    }

    [Fact]
    public async Task Keeps_the_numbers_and_forgets_the_rows()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var import = await client.Preview(code, ImportCalls.Utf8("Namn;E-post", "Ida Ek;ida@x.example"));
        await (await client.Confirm(import)).Has(HttpStatusCode.OK);

        var after = await (await client.GetAsync($"/people/imports/{import.Id}", Cancellation)).Read<GetImportResponse<ImportRowDto>>();

        Assert.Equal(1, after.Result!.Added);
        Assert.Empty(after.Rows);
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        Assert.DoesNotContain("Ida", await connection.QuerySingleAsync<string>("select rows::text || result::text from people_import where id = @Id", new { import.Id }));
    }

    [Fact]
    public async Task Five_thousand_persons_are_written_in_one_go()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var import = await client.Preview(code, Encoding.UTF8.GetBytes("Namn;E-post;Kompetenser\n" + string.Concat(
            Enumerable.Range(1, 5000).Select(number => $"Person {number};p{number}@x.example;\"it.backup 3, klient.servicedesk 2\"\n"))));

        Assert.Equal(5000, (await (await client.Confirm(import)).Read<ImportResultDto>()).Added);
        Assert.Equal(5000, await api.RegisterSize(code));
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        var import = await (await api.SignedIn("coordinator", code)).Preview(code, ImportCalls.Utf8("Namn;E-post", "Ida Ek;ida@x.example"));
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.NotFound, client => client.Confirm(import));
        Assert.Equal(0, await api.RegisterSize(code));
    }
}
