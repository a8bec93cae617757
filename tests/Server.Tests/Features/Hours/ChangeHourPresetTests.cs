using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Hours;

public sealed class ChangeHourPresetTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<HttpResponseMessage> Change(HttpClient client, string code, int expectedVersion, HourPresetFacts preset) =>
        client.PostAsJsonAsync($"/municipalities/{code}/hour-presets", new ChangeHourPresetRequest(expectedVersion, preset), Cancellation);

    [Fact]
    public async Task Stricter_numbers_hold_at_once_and_are_a_version_with_who_and_why()
    {
        var code = await api.AnEmptyRegister();
        using var client = await api.SignedInAtFixedTime("coordinator", code);

        var rules = await (await Change(client, code, 0, GivenHours.Preset(("atl-13-daily", 690), ("week-48", 2880)) with { DayBreak = new(6, 0), CapWindow = "calendar_month" })).Read<GetHourRulesResponse>();

        Assert.Equal((1, 1, "HR-chefen"), (rules.LatestVersion, rules.InForce.Version, rules.InForce.DecidedBy));
        Assert.Equal(690, rules.Rules.Single(rule => rule.Id == "atl-13-daily").Limit);
        Assert.Equal(["atl-13-daily"], rules.InForce.Limits.Keys);
        Assert.Equal((new TimeOnly(6, 0), "calendar_month", FixedTime.Now), (rules.InForce.DayBreak, rules.InForce.CapWindow, rules.InForce.ValidFrom));
    }

    [Fact]
    public async Task Every_change_is_in_the_history()
    {
        var code = await api.AnEmptyRegister();
        using var client = await api.SignedInAtFixedTime("coordinator", code);
        await (await Change(client, code, 0, GivenHours.Preset(("hse-days", 5)))).Has(HttpStatusCode.OK);

        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        var facts = await connection.QuerySingleAsync<string>("select facts::text from audit where municipality_code = @code and action = 'hour-preset-changed'", new { code });

        Assert.Equal(5, JsonDocument.Parse(facts).RootElement.GetProperty("Limits").GetProperty("hse-days").GetInt32());
    }

    [Fact]
    public async Task The_stricken_municipality_is_told_which_coming_shifts_are_unlawful_now()
    {
        var code = await api.AnEmptyRegister();
        var person = await api.GivenPerson(code, "Ada");
        var (kalix, norrkoping) = (await api.GivenIncident("2514"), await api.GivenIncident("0581"));
        // Eleven hours of rest before the second, and weeks before the third.
        await api.GivenAssignment(kalix, person, "2031-03-04T06:00:00Z", 8, "yes");
        var second = await api.GivenAssignment(kalix, person, "2031-03-05T01:00:00Z", 8);
        await api.GivenAssignment(norrkoping, person, "2031-03-25T06:00:00Z", 8, "yes");
        using var client = await api.SignedInAtFixedTime("coordinator", code);

        await (await Change(client, code, 0, GivenHours.Preset(("atl-13-daily", 690)))).Has(HttpStatusCode.OK);
        await (await Change(client, code, 1, GivenHours.Preset(("atl-13-daily", 690), ("hse-days", 5)))).Has(HttpStatusCode.OK);

        Assert.Equal(["shifts-became-unlawful"], (await api.AuditOf(kalix)).Where(action => action == "shifts-became-unlawful"));
        Assert.DoesNotContain("shifts-became-unlawful", await api.AuditOf(norrkoping));
        Assert.Contains(second.ToString(), await api.Scalar<string>("select facts::text from audit where action = 'shifts-became-unlawful' and subject_id = @kalix", new { kalix }));
    }

    [Fact]
    public async Task It_can_be_valid_later_and_can_be_loosened_back_to_the_standard()
    {
        var code = await api.AnEmptyRegister();
        using var client = await api.SignedInAtFixedTime("coordinator", code);
        await (await Change(client, code, 0, GivenHours.Preset(("hse-days", 5)))).Has(HttpStatusCode.OK);

        var rules = await (await Change(client, code, 1, GivenHours.Preset() with { ValidFrom = FixedTime.Now.AddDays(30) })).Read<GetHourRulesResponse>();

        Assert.Equal((2, 1, 5), (rules.LatestVersion, rules.InForce.Version, rules.Rules.Single(rule => rule.Id == "hse-days").Limit));
        Assert.Empty(Assert.Single(rules.Coming).Limits);
    }

    [Theory]
    [InlineData("atl-13-daily", 659, "looser-than-standard")]
    [InlineData("atl-13-daily", 16 * 60 + 1, "too-strict")]
    [InlineData("atl-14-weekly", 36 * 60 - 1, "looser-than-standard")]
    [InlineData("week-48", 2881, "looser-than-standard")]
    [InlineData("week-48", 0, "too-strict")]
    [InlineData("hse-days", 7, "looser-than-standard")]
    [InlineData("hse-days", 0, "too-strict")]
    [InlineData("atl-8-ot-year", -1, "too-strict")]
    [InlineData("double-booking", 1, "looser-than-standard")]
    [InlineData("lender-ceiling", 60, "unknown-rule")]
    public async Task A_number_is_never_looser_than_the_standard_nor_impossible(string rule, int limit, string error)
    {
        var code = await api.AnEmptyRegister();
        using var client = await api.SignedInAtFixedTime("coordinator", code);

        var errors = await (await Change(client, code, 0, GivenHours.Preset((rule, limit)))).FieldErrors();

        Assert.Equal([error], errors[$"Limits[{rule}]"]);
    }

    [Fact]
    public async Task What_else_is_wrong_is_told_by_field()
    {
        var code = await api.AnEmptyRegister();
        using var client = await api.SignedInAtFixedTime("coordinator", code);

        var errors = await (await Change(client, code, 0, new(FixedTime.Now.AddMinutes(-1), new(6, 0, 30), "weeks", new Dictionary<string, int>(), " ", ""))).FieldErrors();

        Assert.Equal(["CapWindow", "DayBreak", "DecidedBy", "Reason", "ValidFrom"], errors.Keys.Order());
        Assert.Equal(["in-the-past"], errors["ValidFrom"]);
    }

    [Fact]
    public async Task A_version_is_not_valid_before_the_one_before_it()
    {
        var code = await api.AnEmptyRegister();
        using var client = await api.SignedInAtFixedTime("coordinator", code);
        await (await Change(client, code, 0, GivenHours.Preset(("hse-days", 5)) with { ValidFrom = FixedTime.Now.AddDays(10) })).Has(HttpStatusCode.OK);

        var errors = await (await Change(client, code, 1, GivenHours.Preset() with { ValidFrom = FixedTime.Now.AddDays(9) })).FieldErrors();
        await (await Change(client, code, 1, GivenHours.Preset() with { ValidFrom = FixedTime.Now.AddDays(10) })).Has(HttpStatusCode.OK);

        Assert.Equal(["before-the-latest-version"], errors["ValidFrom"]);
    }

    [Fact]
    public async Task An_older_page_loses_politely()
    {
        var code = await api.AnEmptyRegister();
        using var client = await api.SignedInAtFixedTime("coordinator", code);
        await (await Change(client, code, 0, GivenHours.Preset(("hse-days", 5)))).Has(HttpStatusCode.OK);

        var problem = await (await Change(client, code, 0, GivenHours.Preset(("hse-days", 4)))).Problem(HttpStatusCode.Conflict, "outdated");

        Assert.Equal(1, problem.GetProperty("current").GetProperty("latestVersion").GetInt32());
    }

    [Fact]
    public async Task Of_two_coordinators_at_once_exactly_one_makes_the_version()
    {
        var code = await api.AnEmptyRegister();
        using var first = await api.SignedIn("coordinator", code);
        using var second = await api.SignedIn("coordinator", code);
        await (await Change(first, code, 0, GivenHours.Preset(("hse-days", 5)))).Has(HttpStatusCode.OK);

        for (var version = 1; version < 6; version++)
        {
            var answers = await Task.WhenAll(Change(first, code, version, GivenHours.Preset(("hse-days", 4))), Change(second, code, version, GivenHours.Preset(("hse-days", 3))));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        }

        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        Assert.Equal([1, 2, 3, 4, 5, 6], await connection.QueryAsync<int>("select version from hour_preset where municipality_code = @code order by version", new { code }));
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.Forbidden, client => Change(client, code, 0, GivenHours.Preset()));
    }
}
