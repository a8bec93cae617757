using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Hours;

public sealed class DecideHourModeTests(Api api)
{
    static Task<HttpResponseMessage> Decide(HttpClient client, DecideHourModeRequest request) =>
        client.PostAsJsonAsync("/hour-modes", request, TestContext.Current.CancellationToken);

    async Task<(string Code, Guid Person)> GivenSomeone()
    {
        var code = await api.AnEmptyRegister();
        return (code, await api.GivenPerson(code, "Ida Nilsson"));
    }

    [Theory]
    [InlineData("coordinator")]
    [InlineData("crisis_lead")]
    public async Task A_decision_is_written_down_with_who_when_why_and_for_whom(string role)
    {
        var (code, person) = await GivenSomeone();
        await api.GivenPerson(code, "Någon annan");
        using var client = await api.SignedInAtFixedTime(role, code);

        var mode = await (await Decide(client, GivenHours.Emergency(person))).Read<HourModeDto>(HttpStatusCode.Created);

        Assert.Equal((code, "emergency", "Kommundirektören", FixedTime.Now, FixedTime.Now.AddDays(7), 1), (mode.MunicipalityCode, mode.Mode, mode.DecidedBy, mode.From, mode.To, mode.Version));
        Assert.Equal(["Ida Nilsson"], mode.People.Select(each => each.Name));
        Assert.Null(mode.UnionToldAt);
        Assert.Equal(["hour-mode-decided"], await api.AuditOf(mode.Id));
    }

    [Fact]
    public async Task The_crisis_agreement_has_three_gates_and_each_is_asked_for()
    {
        var (code, person) = await GivenSomeone();
        using var client = await api.SignedInAtFixedTime("coordinator", code);

        var errors = await (await Decide(client, GivenHours.Emergency(person) with { Mode = "crisis_agreement", CrisisDecision = " " })).FieldErrors();
        var mode = await (await Decide(client, GivenHours.CrisisAgreement(person))).Read<HourModeDto>(HttpStatusCode.Created);

        Assert.Equal(["ActivationDecision", "CrisisDecision", "LocalAgreement"], errors.Keys.Order());
        Assert.All(errors.Values, codes => Assert.Equal(["required"], codes));
        Assert.Equal("SKR och Sobona 21 november", mode.ActivationDecision);
    }

    [Fact]
    public async Task Gates_that_are_said_of_emergency_overtime_are_not_kept()
    {
        var (code, person) = await GivenSomeone();
        using var client = await api.SignedInAtFixedTime("coordinator", code);

        var mode = await (await Decide(client, GivenHours.CrisisAgreement(person) with { Mode = "emergency" })).Read<HourModeDto>(HttpStatusCode.Created);

        Assert.Null(mode.CrisisDecision);
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_field()
    {
        var (code, person) = await GivenSomeone();
        using var client = await api.SignedInAtFixedTime("coordinator", code);
        var good = GivenHours.Emergency(person);

        var empty = await (await Decide(client, good with { Mode = "none", DecidedBy = "", Ground = " ", To = good.From, IncidentId = Guid.NewGuid() })).FieldErrors();
        var late = await (await Decide(client, good with { DecidedAt = FixedTime.Now.AddMinutes(1), From = FixedTime.Now })).FieldErrors();

        Assert.Equal(["DecidedBy", "Ground", "IncidentId", "Mode", "To"], empty.Keys.Order());
        Assert.Equal(["in-the-future"], late["DecidedAt"]);
        Assert.Equal(["before-the-decision"], late["From"]);
        Assert.Equal(["required"], (await (await Decide(client, GivenHours.Emergency())).FieldErrors())["PersonIds"]);
    }

    [Fact]
    public async Task The_crisis_agreement_holds_at_most_eight_weeks_at_a_time_and_then_two_by_another_decision()
    {
        var (code, person) = await GivenSomeone();
        using var client = await api.SignedInAtFixedTime("coordinator", code);
        var start = FixedTime.Now;
        var eight = GivenHours.CrisisAgreement(person) with { From = start, To = start.AddDays(56) };

        Assert.Equal(["over-the-longest"], (await (await Decide(client, eight with { To = start.AddDays(56).AddMinutes(1) })).FieldErrors())["To"]);
        await (await Decide(client, eight)).Has(HttpStatusCode.Created);
        Assert.Equal(["extension-over-two-weeks"], (await (await Decide(client, eight with { From = start.AddDays(56), To = start.AddDays(71) })).FieldErrors())["To"]);
        await (await Decide(client, eight with { From = start.AddDays(56), To = start.AddDays(70) })).Has(HttpStatusCode.Created);
        await (await Decide(client, eight with { From = start.AddDays(70).AddHours(1), To = start.AddDays(84) })).Has(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Nobody_has_the_same_order_twice_at_a_time()
    {
        var (code, person) = await GivenSomeone();
        using var client = await api.SignedInAtFixedTime("coordinator", code);
        var first = GivenHours.Emergency(person);
        await (await Decide(client, first)).Has(HttpStatusCode.Created);

        Assert.Equal(["already-decided"], (await (await Decide(client, first with { From = first.To.AddMinutes(-1), To = first.To.AddDays(1) })).FieldErrors())["PersonIds"]);
        await (await Decide(client, first with { From = first.To, To = first.To.AddDays(1) })).Has(HttpStatusCode.Created);
        await (await Decide(client, GivenHours.CrisisAgreement(person))).Has(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Of_decisions_at_once_for_the_same_person_one_stands()
    {
        var code = await api.AnEmptyRegister();
        using var client = await api.SignedInAtFixedTime("coordinator", code);

        for (var round = 0; round < 4; round++)
        {
            var (one, other) = (await api.GivenPerson(code), await api.GivenPerson(code));
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Decide(client, GivenHours.Emergency(number % 2 == 0 ? [one, other] : [other, one]))));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        }
    }

    [Fact]
    public async Task Nobody_decides_for_the_staff_of_others_or_of_two_employers_at_once()
    {
        var (code, person) = await GivenSomeone();
        var (_, stranger) = await GivenSomeone();
        var gone = await api.GivenPerson(code, deactivated: true);
        using var client = await api.SignedInAtFixedTime("coordinator", code);

        await (await Decide(client, GivenHours.Emergency(stranger))).Has(HttpStatusCode.NotFound);
        await (await Decide(client, GivenHours.Emergency(person, stranger))).Has(HttpStatusCode.NotFound);
        await (await Decide(client, GivenHours.Emergency(person, gone))).Has(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Is_for_coordinators_and_crisis_leads()
    {
        var (code, person) = await GivenSomeone();
        using var stranger = api.Anonymous();
        await (await Decide(stranger, GivenHours.Emergency(person))).Has(HttpStatusCode.Unauthorized);

        foreach (var role in (string[])["staff", "operator"])
        {
            using var client = await api.SignedIn(role, code);
            await (await Decide(client, GivenHours.Emergency(person))).Has(HttpStatusCode.Forbidden);
        }
    }
}
