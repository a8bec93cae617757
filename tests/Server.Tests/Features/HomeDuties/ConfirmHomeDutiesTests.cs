using System.Net;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.HomeDuties;

public sealed class ConfirmHomeDutiesTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_become_duties_in_Swedish_time_and_the_same_file_again_has_nothing_to_add()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        await api.GivenPerson(code, "Bo Provsson", email: "bo@prov.example");
        string[] file = ["E-post;Start;Slut;Slag;Avdelning", "Ida@prov.example;2031-03-03 08:00;2031-03-03 16:30;;IT", "bo@prov.example;2031-07-01 20.00;2031-07-02 06.00;jour;IT"];

        var result = await (await client.Confirm(await client.PreviewDuties(code, file))).Read<ImportResultDto>();
        var again = await client.PreviewDuties(code, file);

        Assert.Equal((2, 0, 0), (result.Added, result.Unchanged, result.Skipped));
        Assert.Equal(new ImportCountsDto(0, 0, 2, 0, 0), again.Counts);
        Assert.Empty(result.Unlawful!);
        Assert.Equal("2031-03-03 07:00 2031-03-03 15:30 ordinary", await api.Scalar<string>(
            "select to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI ') || to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI ') || kind from home_duty where person_id = @ida", new { ida }));
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from home_duty where kind = 'on_call' and starts_at = '2031-07-01T18:00:00Z' and person_id in (select id from person where municipality_code = @code)", new { code }));
    }

    [Fact]
    public async Task The_hour_that_the_autumn_night_has_twice_loses_no_work()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");

        await (await client.Confirm(await client.PreviewDuties(code, "e-post;start;slut", "ida@prov.example;2031-10-26 02:15;2031-10-26 02:30"))).Has(HttpStatusCode.OK);

        Assert.Equal(75, await api.Scalar<int>("select (extract(epoch from ends_at - starts_at) / 60)::int from home_duty where person_id = @ida", new { ida }));
    }

    [Fact]
    public async Task Many_who_confirm_at_once_write_once_and_all_hear_the_same()
    {
        var (client, code) = await Given();
        var colleague = await api.SignedIn("coordinator", code);
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        var import = await client.PreviewDuties(code, AMonth);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => (number % 2 == 0 ? client : colleague).Confirm(import)));
        var results = await Task.WhenAll(answers.Select(answer => answer.Read<ImportResultDto>()));

        Assert.All(results, result => Assert.Equal((28, results[0].ConfirmedAt), (result.Added, result.ConfirmedAt)));
        Assert.Equal(28, await api.Scalar<int>("select count(*)::int from home_duty where person_id = @ida", new { ida }));
        Assert.Single(await api.AuditOf(import.Id), action => action == "home-duties-imported");
    }

    [Fact]
    public async Task The_same_file_uploaded_twice_is_written_once()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        var imports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.PreviewDuties(code, AMonth)));

        var answers = await Task.WhenAll(imports.Select(import => client.Confirm(import)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(28, await api.Scalar<int>("select count(*)::int from home_duty where person_id = @ida", new { ida }));
    }

    [Fact]
    public async Task Rows_with_errors_are_left_out_by_choice_only()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        var import = await client.PreviewDuties(
            code, "e-post;start;slut", "ida@prov.example;2031-03-03 08:00;2031-03-03 16:00", "ida@prov.example;2031-03-03 15:00;2031-03-03 18:00", "ida@prov.example;2031-03-03 17:00;2031-03-03 18:00");

        var problem = await (await client.Confirm(import)).Problem(HttpStatusCode.UnprocessableEntity, "import-has-errors");
        Assert.Equal(1, problem.GetProperty("errors").GetInt32());
        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from home_duty where person_id = @ida", new { ida }));

        var result = await (await client.Confirm(import, skipErrors: true)).Read<ImportResultDto>();
        Assert.Equal((2, 1), (result.Added, result.Skipped));
        Assert.Equal(2, await api.Scalar<int>("select count(*)::int from home_duty where person_id = @ida", new { ida }));
    }

    [Fact]
    public async Task Nobody_confirms_another_outcome_than_the_one_they_saw()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        var import = await client.PreviewDuties(code, "e-post;start;slut", "ida@prov.example;2031-03-03 20:00;2031-03-04 04:00");
        // A shift that the duty makes unlawful, asked for after it was looked at.
        await api.GivenAssignment(await api.GivenIncident("2514"), ida, "2031-03-04T06:00:00Z", 8);

        var problem = await (await client.Confirm(import)).Problem(HttpStatusCode.Conflict, "outdated");

        Assert.Equal(1, problem.GetProperty("current").GetProperty("counts").GetProperty("notice").GetInt32());
        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from home_duty where person_id = @ida", new { ida }));
    }

    [Fact]
    public async Task Whose_shifts_become_unlawful_is_told_and_the_stricken_municipality_remembers()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        await api.GivenPerson(code, "Bo Provsson", email: "bo@prov.example");
        var incident = await api.GivenIncident("2514");
        await api.GivenAssignment(incident, ida, "2031-03-04T06:00:00Z", 8);
        var import = await client.PreviewDuties(code, "e-post;start;slut", "ida@prov.example;2031-03-03 20:00;2031-03-04 04:00", "bo@prov.example;2031-03-03 20:00;2031-03-04 04:00");

        var result = await (await client.Confirm(import)).Read<ImportResultDto>();

        var told = Assert.Single(result.Unlawful!);
        Assert.Equal((ida, 1, "Kalix"), (told.PersonId, told.Shifts, told.MunicipalityNames.Single()));
        Assert.Contains("shifts-became-unlawful", await api.AuditOf(incident));
    }

    [Fact]
    public async Task Keeps_the_numbers_and_forgets_the_rows()
    {
        var (client, code) = await Given();
        await api.GivenPerson(code, email: "ida@prov.example");
        var import = await client.PreviewDuties(code, AMonth);
        await (await client.Confirm(import)).Has(HttpStatusCode.OK);

        var after = await (await client.GetAsync($"/home-duties/imports/{import.Id}", Cancellation)).Read<GetImportResponse<HomeDutyImportRowDto>>();

        Assert.Equal(28, after.Result!.Added);
        Assert.Empty(after.Rows);
        Assert.DoesNotContain("prov.example", await api.Scalar<string>("select rows::text || result::text from people_import where id = @Id", new { import.Id }));
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        var import = await client.PreviewDuties(code, AMonth);
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.NotFound, other => other.Confirm(import));
    }

    static readonly string[] AMonth = ["e-post;start;slut", .. Enumerable.Range(1, 28).Select(day => $"ida@prov.example;2031-02-{day:00} 08:00;2031-02-{day:00} 09:00")];

    async Task<(HttpClient Client, string Code)> Given()
    {
        var code = await api.AnEmptyRegister();
        return (await api.SignedIn("coordinator", code), code);
    }
}
