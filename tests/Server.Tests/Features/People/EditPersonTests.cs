using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;
using NodaTime;

namespace MutualAid.Server.Tests.Features.People;

public sealed class EditPersonTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<HttpResponseMessage> Edit(HttpClient client, Guid id, int version, PersonFacts facts) =>
        client.PutAsJsonAsync($"/people/{id}", new EditPersonRequest(version, facts), Cancellation);

    [Fact]
    public async Task Changes_all_of_the_form_and_counts_the_version()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code, "Före", agreed: false, skills: [("it.dns", 1), ("it.linux", 4)]);
        var client = await api.SignedIn("coordinator", code);
        var facts = GivenPeople.Facts("Efter");

        var edited = (await (await Edit(client, id, 1, facts)).Read<EditPersonResponse>()).Person;

        Assert.Equivalent(facts, edited.Facts, strict: true);
        Assert.Equal(2, edited.Version);
    }

    [Fact]
    public async Task A_stale_tab_loses_politely_and_gets_the_newer_state()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code);
        var client = await api.SignedIn("coordinator", code);
        await (await Edit(client, id, 1, GivenPeople.Facts("Först"))).Has(HttpStatusCode.OK);

        var problem = await (await Edit(client, id, 1, GivenPeople.Facts("Sedan"))).Problem(HttpStatusCode.Conflict, "outdated");

        var current = problem.GetProperty("current").Deserialize<PersonDto>(JsonSerializerOptions.Web)!;
        Assert.Equal(("Först", 2), (current.Facts.Name, current.Version));
    }

    [Fact]
    public async Task Of_many_edits_at_once_one_stands()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code);
        var client = await api.SignedIn("coordinator", code);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Edit(client, id, 1, GivenPeople.Facts($"Namn {number}"))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_confirmation_keeps_its_date_and_giver_until_the_level_changes()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code);
        var first = await api.SignedIn("coordinator", code);
        var second = await api.SignedIn("coordinator", code);
        var facts = GivenPeople.Facts();

        await (await Edit(first, id, 1, facts with { Skills = [new("it.backup", 3, Confirmed: true)] })).Has(HttpStatusCode.OK);
        var given = await Confirmation();
        await (await Edit(second, id, 2, facts with { Skills = [new("it.backup", 3, Confirmed: true), new("it.dns", 1, Confirmed: false)] })).Has(HttpStatusCode.OK);
        Assert.Equal(given, await Confirmation());

        await (await Edit(second, id, 3, facts with { Skills = [new("it.backup", 4, Confirmed: true)] })).Has(HttpStatusCode.OK);
        Assert.NotEqual(given, await Confirmation());

        async Task<(Instant At, Guid By)> Confirmation()
        {
            await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
            var row = await connection.QuerySingleAsync<ConfirmationRow>("select confirmed_at, confirmed_by from person_skill where person_id = @id and skill_id = 'it.backup'", new { id });
            return (row.ConfirmedAt, row.ConfirmedBy);
        }
    }

    sealed record ConfirmationRow(Instant ConfirmedAt, Guid ConfirmedBy);

    [Fact]
    public async Task The_yes_to_being_asked_keeps_its_date_and_can_be_taken_back()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code, agreed: true);
        var client = await api.SignedIn("coordinator", code);

        var kept = (await (await Edit(client, id, 1, GivenPeople.Facts())).Read<EditPersonResponse>()).Person;
        var taken = (await (await Edit(client, id, 2, GivenPeople.Facts() with { AgreedToBeAsked = false })).Read<EditPersonResponse>()).Person;

        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), kept.AgreedToBeAskedAt);
        Assert.Null(taken.AgreedToBeAskedAt);
    }

    [Fact]
    public async Task A_work_address_stays_ones_own_and_cannot_become_anothers()
    {
        var code = await api.AnEmptyRegister();
        await api.GivenPerson(code, email: "tagen@lulea.example");
        var id = await api.GivenPerson(code, email: "egen@lulea.example");
        var client = await api.SignedIn("coordinator", code);

        Assert.Equal(["already-registered"], (await (await Edit(client, id, 1, GivenPeople.Facts(email: "Tagen@lulea.example"))).FieldErrors())["WorkEmail"]);
        await (await Edit(client, id, 1, GivenPeople.Facts(email: "Egen@lulea.example"))).Has(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Home_hours_that_make_shifts_unlawful_are_saved_and_both_municipalities_are_told()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code);
        var incident = await api.GivenIncident("2514", "Allt är nere");
        var shift = await api.GivenAssignment(incident, id, "2031-03-04T06:00:00Z", 12, "yes");
        var client = await api.SignedIn("coordinator", code);

        // Tuesday 4 March 2031: eight hours at home from 08.00, in the middle of the shift.
        var answer = await (await Edit(client, id, 1, GivenPeople.Facts() with { HomeMinutesPerWeek = 480, HomeDays = 0b000_0010 })).Read<EditPersonResponse>();

        Assert.Equal((shift, "Kalix", true), (answer.Unlawful.Shifts.Single().AssignmentId, answer.Unlawful.Shifts.Single().MunicipalityName, answer.Unlawful.Shifts.Single().Accepted));
        Assert.Contains(answer.Unlawful.Breaches, breach => breach.RuleId == "double-booking");
        Assert.Equal(2, answer.Person.Version);
        Assert.Equal(["person-edited"], await api.AuditOf(id));
        Assert.Contains("shifts-became-unlawful", await api.AuditOf(incident));

        var page = await (await client.GetAsync($"/people/{id}", Cancellation)).Read<GetPersonResponse>();
        Assert.Equal([shift], page.Unlawful.Shifts.Select(each => each.AssignmentId));
        var again = await (await Edit(client, id, 2, page.Person.Facts with { Title = "Ny titel" })).Read<EditPersonResponse>();
        Assert.Empty(again.Unlawful.Shifts);
    }

    [Fact]
    public async Task A_part_timers_contract_is_written_and_taken_away_and_forty_hours_are_full_time()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code);
        var client = await api.SignedIn("coordinator", code);

        Assert.Equal(2250, await Contract(1, 2250));
        Assert.Null(await Contract(2, null));
        Assert.Equal(1, await Contract(3, 1));
        Assert.Null(await Contract(4, 2400));

        async Task<int?> Contract(int version, int? minutes)
        {
            await (await Edit(client, id, version, GivenPeople.Facts() with { ContractedMinutesPerWeek = minutes })).Has(HttpStatusCode.OK);
            return (await (await client.GetAsync($"/people/{id}", Cancellation)).Read<GetPersonResponse>()).Person.Facts.ContractedMinutesPerWeek;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    [InlineData(2401)]
    public async Task A_contract_of_nothing_or_of_more_than_a_full_week_is_refused(int minutes)
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code);
        var client = await api.SignedIn("coordinator", code);

        var errors = await (await Edit(client, id, 1, GivenPeople.Facts() with { ContractedMinutesPerWeek = minutes })).FieldErrors();

        Assert.Equal(["out-of-range"], errors["ContractedMinutesPerWeek"]);
        Assert.Equal(1, (await (await client.GetAsync($"/people/{id}", Cancellation)).Read<GetPersonResponse>()).Person.Version);
    }

    [Fact]
    public async Task A_contract_that_makes_shifts_unlawful_is_saved_and_both_municipalities_are_told()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code);
        await api.GivenWinterAtWork(id);
        var incident = await api.GivenIncident("2514");
        var shift = await api.GivenAssignment(incident, id, "2030-03-04T06:00:00Z", 12, "yes");
        var client = await api.SignedIn("coordinator", code);
        var facts = GivenPeople.Facts() with { HomeMinutesPerWeek = 0 };

        Assert.Empty((await (await Edit(client, id, 1, facts)).Read<EditPersonResponse>()).Unlawful.Shifts);
        var answer = await (await Edit(client, id, 2, facts with { ContractedMinutesPerWeek = 600 })).Read<EditPersonResponse>();

        Assert.Equal([shift], answer.Unlawful.Shifts.Select(each => each.AssignmentId));
        Assert.Equal(["atl-10-mertid-year"], answer.Unlawful.Breaches.Select(breach => breach.RuleId));
        Assert.Contains("shifts-became-unlawful", await api.AuditOf(incident));
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code);
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.NotFound, client => Edit(client, id, 1, GivenPeople.Facts()));
    }
}
