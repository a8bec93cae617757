using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.HomeDuties;

public sealed class AddHomeDutyTests(Api api)
{
    const string Kalix = "2514", Norrkoping = "0581";

    [Fact]
    public async Task A_duty_is_written_and_the_home_municipality_remembers_it()
    {
        var (client, person) = await Given();

        var answer = await (await Add(client, person, Duty(3, 6, 8) with { Kind = "overtime" })).Read<AddHomeDutyResponse>(HttpStatusCode.Created);

        Assert.Equal("overtime", answer.Duty.Kind);
        Assert.Equal((0, 0), (answer.Unlawful.Shifts.Length, answer.Unlawful.Breaches.Length));
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from home_duty where id = @Id", new { answer.Duty.Id }));
        Assert.Equal(["home-duty-added"], await api.AuditOf(person));
    }

    [Fact]
    public async Task Home_work_breaks_no_offer_to_write_it_but_tells_which_shifts_it_makes_unlawful()
    {
        var (client, person) = await Given();
        var (kalix, norrkoping) = (await api.GivenIncident(Kalix), await api.GivenIncident(Norrkoping));
        var near = await api.GivenAssignment(kalix, person, "2031-03-04T06:00:00Z", 8);
        await api.GivenAssignment(norrkoping, person, "2031-03-20T06:00:00Z", 8, "yes");

        // Until 03.00 the night before a shift at 07.00: four hours of rest.
        var answer = await (await Add(client, person, Duty(3, 18, 8))).Read<AddHomeDutyResponse>(HttpStatusCode.Created);

        var shift = Assert.Single(answer.Unlawful.Shifts);
        Assert.Equal((near, kalix, "Kalix", false), (shift.AssignmentId, shift.IncidentId, shift.MunicipalityName, shift.Accepted));
        var rest = Assert.Single(answer.Unlawful.Breaches, breach => breach.RuleId == "atl-13-daily");
        Assert.Equal((240, 660), (rest.Had, rest.Limit));
        Assert.Contains("shifts-became-unlawful", await api.AuditOf(kalix));
        Assert.DoesNotContain("shifts-became-unlawful", await api.AuditOf(norrkoping));
        Assert.Equal(Kalix, await api.Scalar<string>("select municipality_code from audit where action = 'shifts-became-unlawful' and subject_id = @kalix", new { kalix }));
    }

    [Fact]
    public async Task What_was_unlawful_already_is_not_told_again()
    {
        var (client, person) = await Given();
        await api.GivenAssignment(await api.GivenIncident(Kalix), person, "2031-03-04T06:00:00Z", 8);
        await api.GivenHomeDuty(person, "2031-03-03T18:00:00Z", 8);

        var answer = await (await Add(client, person, Duty(12, 6, 8))).Read<AddHomeDutyResponse>(HttpStatusCode.Created);

        Assert.Empty(answer.Unlawful.Shifts);
    }

    [Fact]
    public async Task Stand_by_may_lie_across_another_duty_and_nothing_else_may()
    {
        var (client, person) = await Given();
        await api.GivenHomeDuty(person, "2031-03-03T06:00:00Z", 8);

        await (await Add(client, person, Duty(3, 0, 24) with { Kind = "stand_by" })).Has(HttpStatusCode.Created);
        Assert.Equal(["overlaps"], (await (await Add(client, person, Duty(3, 13, 2))).FieldErrors())["StartsAt"]);
        await (await Add(client, person, Duty(3, 14, 2))).Has(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_is_wrong_with_a_duty_is_told_by_field()
    {
        var (client, person) = await Given();

        Assert.Equal(["ends-before-start"], (await (await Add(client, person, Duty(3, 6, 0))).FieldErrors())["EndsAt"]);
        Assert.Equal(["too-long"], (await (await Add(client, person, Duty(3, 6, 49))).FieldErrors())["EndsAt"]);
        Assert.Equal(["out-of-range"], (await (await Add(client, person, new(new(1931, 3, 3, 6, 0, 0, TimeSpan.Zero), new(1931, 3, 3, 8, 0, 0, TimeSpan.Zero), "ordinary"))).FieldErrors())["StartsAt"]);
        Assert.Contains("Kind", (await (await Add(client, person, Duty(3, 6, 8) with { Kind = "vacation" })).FieldErrors()).Keys);
    }

    [Fact]
    public async Task Of_many_duties_at_the_same_time_one_is_written()
    {
        var (client, person) = await Given();

        for (var day = 3; day < 7; day++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Add(client, person, Duty(day, 6, 8))));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
            Assert.Equal(4, answers.Count(answer => answer.StatusCode == HttpStatusCode.BadRequest));
        }
    }

    [Fact]
    public async Task Home_work_and_a_yes_at_the_same_moment_see_each_other()
    {
        var code = await api.AnEmptyRegister();
        var coordinator = await api.SignedIn("coordinator", code);
        var incident = await api.GivenIncident(Kalix);

        for (var round = 0; round < 10; round++)
        {
            var account = await api.GivenAccount(code, "staff");
            var person = await api.GivenVolunteer(code, new(AccountId: account));
            var shift = await api.GivenAssignment(incident, person, "2031-03-04T06:00:00Z", 8);
            var staff = await api.SignedIn(account);

            var adding = Add(coordinator, person, Duty(4, 7, 2));
            var saying = staff.PostAsJsonAsync($"/assignments/{shift}/answer", new MutualAid.Contracts.MyShifts.AnswerAssignmentRequest("yes", 1), TestContext.Current.CancellationToken);
            await Task.WhenAll(adding, saying);

            // The home work is a fact either way; the yes was given before it, or is refused because of it.
            var told = await (await adding).Read<AddHomeDutyResponse>(HttpStatusCode.Created);
            Assert.Equal((await saying).StatusCode == HttpStatusCode.OK, told.Unlawful.Shifts.Single().Accepted);
            if ((await saying).StatusCode != HttpStatusCode.OK) await (await saying).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");
        }
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        var person = await api.GivenPerson(code);
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.NotFound, client => Add(client, person, Duty(3, 6, 8)));
        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from home_duty where person_id = @person", new { person }));
    }

    static AddHomeDutyRequest Duty(int day, int hour, int hours)
    {
        var start = new DateTimeOffset(2031, 3, day, hour, 0, 0, TimeSpan.Zero);
        return new(start, start.AddHours(hours), "ordinary");
    }

    static Task<HttpResponseMessage> Add(HttpClient client, Guid person, AddHomeDutyRequest duty) =>
        client.PostAsJsonAsync($"/people/{person}/home-duties", duty, TestContext.Current.CancellationToken);

    async Task<(HttpClient Client, Guid Person)> Given()
    {
        var code = await api.AnEmptyRegister();
        return (await api.SignedIn("coordinator", code), await api.GivenPerson(code));
    }
}
