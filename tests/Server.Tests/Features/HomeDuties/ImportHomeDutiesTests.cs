using System.Net;
using System.Text.Json;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.HomeDuties;

public sealed class ImportHomeDutiesTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_become_duties_in_Swedish_time_and_the_same_file_again_changes_nothing()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        await api.GivenPerson(code, "Bo Provsson", email: "bo@prov.example");
        string[] file = ["E-post;Start;Slut;Slag;Avdelning", "Ida@prov.example;2031-03-03 08:00;2031-03-03 16:30;;IT", "bo@prov.example;2031-07-01 20.00;2031-07-02 06.00;jour;IT"];

        var first = await (await Import(client, code, file)).Read<ImportHomeDutiesResponse>();
        var again = await (await Import(client, code, file)).Read<ImportHomeDutiesResponse>();

        Assert.Equal((2, 0), (first.Added, first.AlreadyThere));
        Assert.Equal((0, 2), (again.Added, again.AlreadyThere));
        Assert.Empty(first.Unlawful);
        Assert.Equal("2031-03-03 07:00 2031-03-03 15:30 ordinary", await api.Scalar<string>(
            "select to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI ') || to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI ') || kind from home_duty where person_id = @ida", new { ida }));
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from home_duty where kind = 'on_call' and starts_at = '2031-07-01T18:00:00Z' and person_id in (select id from person where municipality_code = @code)", new { code }));
    }

    [Fact]
    public async Task Commas_and_excels_own_encoding_are_read_too()
    {
        var (client, code) = await Given();
        await api.GivenPerson(code, email: "ida@prov.example");
        var file = System.Text.Encoding.Latin1.GetBytes("E-post,Börjar,Slutar,Slag\nida@prov.example,2031-03-03 08:00,2031-03-03 10:00,Övertid\n");

        Assert.Equal(1, (await (await Import(client, code, file)).Read<ImportHomeDutiesResponse>()).Added);
    }

    [Fact]
    public async Task One_wrong_row_and_nothing_is_written_and_every_wrong_row_is_named()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        await api.GivenHomeDuty(ida, "2031-03-20T07:00:00Z", 4);

        var refused = await Import(client, code,
        [
            "e-post;start;slut;slag",
            "ida@prov.example;2031-03-03 08:00;2031-03-03 16:00;",
            "okand@prov.example;2031-03-03 08:00;2031-03-03 16:00;",
            "ida@prov.example;3 mars;;semester",
            "ida@prov.example;2031-03-04 08:00;2031-03-04 07:00;",
            "ida@prov.example;2031-03-05 08:00;2031-03-09 07:00;",
            "ida@prov.example;2031-03-03 15:59;2031-03-03 18:00;övertid",
            "ida@prov.example;2031-03-20 09:00;2031-03-20 10:00;övertid",
            "ida@prov.example;2031-03-30 02:30;2031-03-30 04:00;",
        ]);

        var rows = (await refused.Problem(HttpStatusCode.UnprocessableEntity, "file-has-errors")).GetProperty("rows").Deserialize<HomeDutyRowErrorDto[]>(JsonSerializerOptions.Web)!;
        Assert.Equal(
            [
                (3, "WorkEmail", "unknown-person"), (4, "Start", "not-a-time"), (4, "End", "required"), (4, "Kind", "unknown-kind"), (5, "End", "ends-before-start"), (6, "End", "too-long"),
                (7, "Start", "overlaps"), (8, "Start", "overlaps"), (9, "Start", "no-such-time"),
            ],
            rows.Select(row => (row.Row, row.Column, row.Code)));
        Assert.Equal("okand@prov.example", rows[0].Value);
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from home_duty where person_id = @ida", new { ida }));
    }

    [Fact]
    public async Task The_hour_that_the_autumn_night_has_twice_loses_no_work()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");

        await (await Import(client, code, ["e-post;start;slut", "ida@prov.example;2031-10-26 02:15;2031-10-26 02:30"])).Has(HttpStatusCode.OK);

        Assert.Equal(75, await api.Scalar<int>("select (extract(epoch from ends_at - starts_at) / 60)::int from home_duty where person_id = @ida", new { ida }));
    }

    [Fact]
    public async Task Whose_shifts_become_unlawful_is_told_by_name_and_the_stricken_municipality_remembers()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, "Ida Nilsson", email: "ida@prov.example");
        await api.GivenPerson(code, "Bo Provsson", email: "bo@prov.example");
        var incident = await api.GivenIncident("2514");
        var shift = await api.GivenAssignment(incident, ida, "2031-03-04T06:00:00Z", 8);

        var answer = await (await Import(client, code, ["e-post;start;slut", "ida@prov.example;2031-03-03 20:00;2031-03-04 04:00", "bo@prov.example;2031-03-03 20:00;2031-03-04 04:00"])).Read<ImportHomeDutiesResponse>();

        var told = Assert.Single(answer.Unlawful);
        Assert.Equal((ida, "Ida Nilsson", shift), (told.PersonId, told.Name, told.Unlawful.Shifts.Single().AssignmentId));
        Assert.Contains("shifts-became-unlawful", await api.AuditOf(incident));
    }

    [Theory]
    [InlineData("file-column-missing", "e-post;start", "ida@prov.example;2031-03-03 08:00")]
    [InlineData("file-column-twice", "e-post;start;slut;till", "ida@prov.example;2031-03-03 08:00;2031-03-03 08:00;")]
    [InlineData("file-without-rows", "e-post;start;slut", "")]
    [InlineData("file-empty", "", "")]
    [InlineData("file-has-personal-numbers", "e-post;start;slut;personnummer", "ida@prov.example;2031-03-03 08:00;2031-03-03 16:00;")]
    [InlineData("file-has-personal-numbers", "e-post;start;slut;slag", "ida@prov.example;2031-03-03 08:00;2031-03-03 16:00;19811218-9876")]
    public async Task A_file_that_cannot_be_used_says_why(string problem, params string[] lines)
    {
        var (client, code) = await Given();

        await (await Import(client, code, lines)).Problem(HttpStatusCode.UnprocessableEntity, problem);
    }

    [Fact]
    public async Task The_same_file_twice_at_once_is_written_once()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        string[] file = ["e-post;start;slut", .. Enumerable.Range(1, 28).Select(day => $"ida@prov.example;2031-02-{day:00} 08:00;2031-02-{day:00} 09:00")];

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await (await Import(client, code, file)).Read<ImportHomeDutiesResponse>()));

        Assert.Equal([0, 0, 0, 28], answers.Select(answer => answer.Added).Order());
        Assert.Equal(28, await api.Scalar<int>("select count(*)::int from home_duty where person_id = @ida", new { ida }));
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality_and_reaches_only_its_own_people()
    {
        var (client, code) = await Given();
        await api.GivenPerson(await api.AnEmptyRegister(), email: "annan@prov.example");
        string[] file = ["e-post;start;slut", "annan@prov.example;2031-03-03 08:00;2031-03-03 16:00"];

        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.Forbidden, other => Import(other, code, file));
        await (await Import(client, code, file)).Problem(HttpStatusCode.UnprocessableEntity, "file-has-errors");
    }

    static Task<HttpResponseMessage> Import(HttpClient client, string code, string[] lines) => Import(client, code, ImportCalls.Utf8(lines));

    static Task<HttpResponseMessage> Import(HttpClient client, string code, byte[] file)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("text/csv");
        return client.PostAsync($"/municipalities/{code}/people/home-duties", content, Cancellation);
    }

    async Task<(HttpClient Client, string Code)> Given()
    {
        var code = await api.AnEmptyRegister();
        return (await api.SignedIn("coordinator", code), code);
    }
}
