using System.Net;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.People;

public sealed class GetImportTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_new_changed_unchanged_and_wrong_rows_apart()
    {
        var code = await api.AnEmptyRegister();
        await api.GivenPerson(code, "Ändras Nu", "andras@x.example", skills: ("it.backup", 2));
        await api.GivenPerson(code, "Står Kvar", "kvar@x.example");
        var client = await api.SignedIn("coordinator", code);

        var import = await client.Preview(code, ImportCalls.Utf8(
            "E-post;Namn;Kompetenser;Kan nätter",
            "ANDRAS@x.example;Ändras Nu;it.backup 3, Hotanalys 1;inga",
            "kvar@x.example;Står Kvar;;",
            "",
            "ny@x.example;Ny Person;klient.servicedesk 2;må-fr",
            "fel@x.example;Fel Rad;it.backup 9;ibland"));

        Assert.Equal(new ImportCountsDto(1, 1, 1, 1, 0), import.Counts);
        Assert.Equal([(2, "changed"), (3, "unchanged"), (5, "new"), (6, "error")], import.Rows.Select(row => (row.Row, row.State)));
        Assert.Equal(
        [
            new("WorkEmail", "andras@x.example", "ANDRAS@x.example"), new("Skills", "it.backup 2", "it.backup 3, sak.hot 1"), new("Nights", "alla", "inga"),
        ], import.Rows[0].Changes);
        Assert.Equivalent(
            (ImportErrorDto[])[new("Skills", "it.backup 9", "level-out-of-range", []), new("Nights", "ibland", "not-days", [])],
            import.Rows[3].Errors, strict: true);
    }

    [Fact]
    public async Task A_contract_that_cannot_be_read_or_be_lawful_is_an_error_of_its_row()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);

        var import = await client.Preview(code, ImportCalls.Utf8(
            "Namn;E-post;Avtalad arbetstid", "A;a@x.example;halvtid", "B;b@x.example;0", "C;c@x.example;40,5", "D;d@x.example;-30", "E;e@x.example;40"));

        Assert.Equal(
            [("halvtid", "not-hours"), ("0", "out-of-range"), ("40,5", "out-of-range"), ("-30", "not-hours")],
            import.Rows.SelectMany(row => row.Errors).Where(error => error.Column == "ContractedHours").Select(error => (error.Value, error.Code)));
        Assert.Equal(["error", "error", "error", "error", "new"], import.Rows.Select(row => row.State));
    }

    [Fact]
    public async Task Notices_namesakes_and_persons_who_are_deactivated()
    {
        var code = await api.AnEmptyRegister();
        await api.GivenPerson(code, "Eva Ek", "eva@x.example");
        await api.GivenPerson(code, "Borta Berg", "borta@x.example", deactivated: true);
        var client = await api.SignedIn("coordinator", code);

        var import = await client.Preview(code, ImportCalls.Utf8(
            "Namn;E-post", "eva ek;eva.ek@x.example", "Per Öh;per@x.example", "Per Öh;per2@x.example", "Borta Berg;borta@x.example"));

        Assert.Equal((0, 4), (import.Counts.Error, import.Counts.Notice));
        Assert.Equal([new ImportNoticeDto("same-name-in-register", "eva@x.example")], import.Rows[0].Notices);
        Assert.Equal([new ImportNoticeDto("same-name-in-file", "4")], import.Rows[1].Notices);
        Assert.Equal([new ImportNoticeDto("deactivated", "")], import.Rows[3].Notices);
    }

    [Fact]
    public async Task The_same_person_twice_is_an_error_in_both_rows()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);

        var import = await client.Preview(code, ImportCalls.Utf8("Namn;E-post", "Ida Ek;ida@x.example", "Bo Al;bo@x.example", "Ida Nilsson;IDA@x.example"));

        Assert.Equal(["error", "new", "error"], import.Rows.Select(row => row.State));
        Assert.Equal((4, 2), (import.Rows[0].Errors.Single().OtherRows.Single(), import.Rows[2].Errors.Single().OtherRows.Single()));
        Assert.Equal("email-twice-in-file", import.Rows[0].Errors.Single().Code);
    }

    [Fact]
    public async Task Shows_one_kind_of_row_and_one_page_at_a_time()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var import = await client.Preview(code, ImportCalls.Utf8(["Namn;E-post", .. Enumerable.Range(1, 150).Select(number => $"Person {number};p{number}@x.example"), "Fel;adress"]));

        var errors = await (await client.GetAsync($"/people/imports/{import.Id}?show=error", Cancellation)).Read<GetImportResponse<ImportRowDto>>();
        var second = await (await client.GetAsync($"/people/imports/{import.Id}?show=new&page=2", Cancellation)).Read<GetImportResponse<ImportRowDto>>();

        Assert.Equal((152, "not-an-email", "adress"), (errors.Rows.Single().Row, errors.Rows.Single().Errors.Single().Code, errors.Rows.Single().Errors.Single().Value));
        Assert.Equal((50, 150, 2), (second.Rows.Length, second.TotalRows, second.Page));
        Assert.Equal(100, import.Rows.Length);
    }

    [Fact]
    public async Task Follows_the_register_as_it_moves()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var before = await client.Preview(code, ImportCalls.Utf8("Namn;E-post", "Ida Ek;ida@x.example"));
        await api.GivenPerson(code, "Ida Nilsson", "ida@x.example");

        var after = await (await client.GetAsync($"/people/imports/{before.Id}", Cancellation)).Read<GetImportResponse<ImportRowDto>>();

        Assert.Equal(("new", "changed"), (before.Rows[0].State, after.Rows[0].State));
        Assert.NotEqual(before.Seen, after.Seen);
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        var import = await (await api.SignedIn("coordinator", code)).Preview(code, ImportCalls.Utf8("Namn;E-post", "Ida Ek;ida@x.example"));
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.NotFound, client => client.GetAsync($"/people/imports/{import.Id}", Cancellation));
    }
}
