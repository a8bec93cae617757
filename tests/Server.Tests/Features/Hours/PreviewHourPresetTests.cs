using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Hours;

public sealed class PreviewHourPresetTests(Api api)
{
    static Task<HttpResponseMessage> Preview(HttpClient client, string code, HourPresetFacts preset) =>
        client.PostAsJsonAsync($"/municipalities/{code}/hour-presets/preview", preset, TestContext.Current.CancellationToken);

    /// <summary>Somebody from the municipality on the first day shift of 4 March 2030 and on the next day's, with twelve hours between.</summary>
    async Task<(string Code, Guid Person)> GivenTwoShifts()
    {
        var code = await api.AnEmptyRegister();
        var incident = await api.GivenIncident("2514");
        var request = await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-06", place: "remote"));
        var shifts = await api.ShiftsOf(request);
        var person = (await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-06") with { Municipality = code, Name = "Moa Provsson" }))[0];
        await api.GivenPublishedShift(shifts[0].Id, person);
        await api.GivenPublishedShift(shifts[2].Id, person);
        return (code, person);
    }

    [Fact]
    public async Task Says_whose_coming_shifts_would_become_unlawful_and_why()
    {
        var (code, person) = await GivenTwoShifts();
        using var client = await api.SignedIn("coordinator", code);

        var preview = await (await Preview(client, code, GivenHours.Preset(("atl-13-daily", 13 * 60)))).Read<PreviewHourPresetResponse>();

        Assert.Equal(1, preview.Shifts);
        var unlawful = Assert.Single(preview.People);
        Assert.Equal((person, "Moa Provsson", 1), (unlawful.PersonId, unlawful.Name, unlawful.Shifts));
        Assert.Contains(unlawful.Breaches, breach => (breach.RuleId, breach.Had, breach.Limit) == ("atl-13-daily", 720, 780));
    }

    [Fact]
    public async Task Nothing_is_said_of_what_stays_lawful_or_is_over_before_the_numbers_hold()
    {
        var (code, _) = await GivenTwoShifts();
        using var client = await api.SignedIn("coordinator", code);

        var lawful = await (await Preview(client, code, GivenHours.Preset(("atl-13-daily", 12 * 60)))).Read<PreviewHourPresetResponse>();

        Assert.Empty(lawful.People);
        Assert.Equal(0, lawful.Shifts);
    }

    [Fact]
    public async Task Writes_nothing_and_needs_no_reason_yet()
    {
        var (code, _) = await GivenTwoShifts();
        using var client = await api.SignedIn("coordinator", code);

        await (await Preview(client, code, GivenHours.Preset(("hse-days", 5)) with { DecidedBy = "", Reason = "" })).Has(HttpStatusCode.OK);

        var rules = await (await client.GetAsync("/hours/rules", TestContext.Current.CancellationToken)).Read<GetHourRulesResponse>();
        Assert.Equal(0, rules.LatestVersion);
    }

    [Fact]
    public async Task Numbers_that_could_not_be_saved_are_refused_alike()
    {
        var code = await api.AnEmptyRegister();
        using var client = await api.SignedIn("coordinator", code);

        Assert.Equal(["looser-than-standard"], (await (await Preview(client, code, GivenHours.Preset(("atl-13-daily", 600)))).FieldErrors())["Limits[atl-13-daily]"]);
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.Forbidden, client => Preview(client, code, GivenHours.Preset()));
    }
}
