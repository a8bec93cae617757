using System.Net;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.HomeDuties;

public sealed class GetHomeDutiesImportTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_what_would_be_added_in_Swedish_time_and_what_stands_already()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        await api.GivenPerson(code, "Bo Provsson", email: "bo@prov.example");
        await api.GivenHomeDuty(ida, "2031-03-20T07:00:00Z", 4);

        var import = await client.PreviewDuties(
            code, "E-post;Start;Slut;Slag;Avdelning", "Ida@prov.example;2031-03-03 08:00;2031-03-03 16:30;;IT", "bo@prov.example;2031-07-01 20.00;2031-07-02 06.00;jour;IT",
            "ida@prov.example;2031-03-20 08:00;2031-03-20 12:00;ordinarie;IT");

        Assert.Equal(new ImportCountsDto(2, 0, 1, 0, 0), import.Counts);
        Assert.Equal(["Avdelning"], import.IgnoredColumns);
        Assert.Equal(
            [(2, "new", "Ida Nilsson", "ordinary", "2031-03-03T07:00"), (3, "new", "Bo Provsson", "on_call", "2031-07-01T18:00"), (4, "unchanged", "Ida Nilsson", "ordinary", "2031-03-20T07:00")],
            import.Rows.Select(row => (row.Row, row.State, row.Name, row.Kind, $"{row.StartsAt!.Value.UtcDateTime:yyyy-MM-ddTHH:mm}")));
    }

    [Fact]
    public async Task Every_wrong_row_is_named_and_says_why()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        await api.GivenHomeDuty(ida, "2031-03-20T07:00:00Z", 4);

        var import = await client.PreviewDuties(
            code,
            "e-post;start;slut;slag",
            "ida@prov.example;2031-03-03 08:00;2031-03-03 16:00;",
            "okand@prov.example;2031-03-03 08:00;2031-03-03 16:00;",
            "ida@prov.example;3 mars;;semester",
            "ida@prov.example;2031-03-04 08:00;2031-03-04 07:00;",
            "ida@prov.example;2031-03-05 08:00;2031-03-09 07:00;",
            "ida@prov.example;2031-03-03 15:59;2031-03-03 18:00;övertid",
            "ida@prov.example;2031-03-20 09:00;2031-03-20 10:00;övertid",
            "ida@prov.example;2031-03-30 02:30;2031-03-30 04:00;",
            "ida@prov.example;2031-03-03 17:00;2031-03-03 18:00;övertid");

        Assert.Equal(new ImportCountsDto(2, 0, 0, 7, 0), import.Counts);
        Assert.Equal(
            [
                (3, "WorkEmail", "unknown-person"), (4, "Start", "not-a-time"), (4, "End", "required"), (4, "Kind", "unknown-kind"), (5, "End", "ends-before-start"), (6, "End", "too-long"),
                (7, "Start", "overlaps-in-file"), (8, "Start", "overlaps"), (9, "Start", "no-such-time"),
            ],
            import.Rows.SelectMany(row => row.Errors, (row, error) => (row.Row, error.Column, error.Code)));
        Assert.Equal(("okand@prov.example", 2), (import.Rows[1].Errors[0].Value, import.Rows[5].Errors[0].OtherRows.Single()));
    }

    [Fact]
    public async Task A_row_that_makes_a_shift_unlawful_is_flagged_with_the_rule_and_no_other_row_is()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        await api.GivenPerson(code, "Bo Provsson", email: "bo@prov.example");
        await api.GivenAssignment(await api.GivenIncident("2514"), ida, "2031-03-04T06:00:00Z", 8);

        var import = await client.PreviewDuties(
            code, "e-post;start;slut", "ida@prov.example;2031-03-03 20:00;2031-03-04 04:00", "bo@prov.example;2031-03-03 20:00;2031-03-04 04:00", "ida@prov.example;2031-03-12 08:00;2031-03-12 12:00");
        var flagged = await (await client.GetAsync($"/home-duties/imports/{import.Id}?show=notice", Cancellation)).Read<GetImportResponse<HomeDutyImportRowDto>>();

        Assert.Equal(new ImportCountsDto(3, 0, 0, 0, 1), import.Counts);
        Assert.Equal([true, false, false], import.Rows.Select(row => row.Breaches.Length > 0));
        Assert.Equal(2, Assert.Single(flagged.Rows).Row);
        Assert.Contains(flagged.Rows[0].Breaches, breach => breach.Kind == "daily-rest");
    }

    [Fact]
    public async Task A_rule_broken_already_is_no_row_s_fault()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        await api.GivenAssignment(await api.GivenIncident("2514"), ida, "2031-03-04T06:00:00Z", 8);
        await api.GivenHomeDuty(ida, "2031-03-03T20:00:00Z", 8);

        var import = await client.PreviewDuties(code, "e-post;start;slut", "ida@prov.example;2031-03-12 08:00;2031-03-12 12:00");

        Assert.Equal(0, import.Counts.Notice);
    }

    [Fact]
    public async Task Looking_leaves_nothing_behind_and_follows_what_is_written_meanwhile()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        var before = await client.PreviewDuties(code, "e-post;start;slut", "ida@prov.example;2031-03-03 08:00;2031-03-03 16:00");
        await api.GivenHomeDuty(ida, "2031-03-03T07:00:00Z", 8);

        var looks = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            await (await client.GetAsync($"/home-duties/imports/{before.Id}", Cancellation)).Read<GetImportResponse<HomeDutyImportRowDto>>()));

        Assert.Equal("new", before.Rows.Single().State);
        Assert.All(looks, look => Assert.Equal("unchanged", look.Rows.Single().State));
        Assert.NotEqual(before.Seen, Assert.Single(looks.Select(look => look.Seen).Distinct()));
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from home_duty where person_id = @ida", new { ida }));
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality_and_reaches_only_its_own_people()
    {
        var (client, code) = await Given();
        await api.GivenPerson(await api.AnEmptyRegister(), email: "annan@prov.example");

        var import = await client.PreviewDuties(code, "e-post;start;slut", "annan@prov.example;2031-03-03 08:00;2031-03-03 16:00");

        Assert.Equal("unknown-person", import.Rows.Single().Errors.Single().Code);
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.NotFound, other => other.GetAsync($"/home-duties/imports/{import.Id}", Cancellation));
        await (await client.GetAsync($"/people/imports/{import.Id}", Cancellation)).Has(HttpStatusCode.NotFound);
    }

    async Task<(HttpClient Client, string Code)> Given()
    {
        var code = await api.AnEmptyRegister();
        return (await api.SignedIn("coordinator", code), code);
    }
}
