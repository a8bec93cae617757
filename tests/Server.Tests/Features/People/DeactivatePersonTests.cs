using System.Net;
using System.Text.Json;
using Dapper;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;
using NodaTime;

namespace MutualAid.Server.Tests.Features.People;

public sealed class DeactivatePersonTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<HttpResponseMessage> Deactivate(HttpClient client, Guid id) => client.PostAsync($"/people/{id}/deactivation", null, Cancellation);

    [Fact]
    public async Task Takes_the_person_out_of_use_once_however_often_it_is_asked()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code);
        var client = await api.SignedIn("coordinator", code);

        var first = await (await Deactivate(client, id)).Read<PersonDto>();
        var second = await (await Deactivate(client, id)).Read<PersonDto>();

        Assert.NotNull(first.DeactivatedAt);
        Assert.Equal(first.DeactivatedAt, second.DeactivatedAt);
        Assert.Equal((2, 2), (first.Version, second.Version));
    }

    [Fact]
    public async Task Is_refused_with_what_stands_while_an_offer_has_not_ended()
    {
        var code = await api.AnEmptyRegister();
        var incident = await api.GivenIncident("2514");
        await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-05"));
        var id = await api.GivenPerson(code);
        await api.GivenOffered(incident, id, new LocalDate(2030, 3, 1), new LocalDate(2030, 3, 15));
        var client = await api.SignedIn("coordinator", code);

        var problem = await (await Deactivate(client, id)).Problem(HttpStatusCode.Conflict, "has-assignments");
        Assert.Equal("Kalix", problem.GetProperty("standing").Deserialize<StandingDto>(JsonSerializerOptions.Web)!.Offers.Single().BorrowerName);

        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("update offer_person set withdrawn_at = now() where person_id = @id", new { id });
        await (await Deactivate(client, id)).Has(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Does_not_mind_what_is_over()
    {
        var code = await api.AnEmptyRegister();
        var incident = await api.GivenIncident("2514");
        await api.GivenSentRequest(incident, ANeed.Of("2025-03-04", "2025-03-05"));
        var id = await api.GivenPerson(code);
        await api.GivenOffered(incident, id, new LocalDate(2025, 3, 1), new LocalDate(2025, 3, 15));
        var client = await api.SignedIn("coordinator", code);

        await (await Deactivate(client, id)).Has(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Takes_the_accounts_access_in_that_municipality_and_none_elsewhere()
    {
        var town = await api.GivenTown();
        var id = await api.GivenPerson(town.Code);
        var account = await town.Employee("staff", "crisis_lead");
        await api.GivenRole(account, "auditor", "2521");
        await api.Scalar<int?>("update person set account_id = @account where id = @id", new { account, id });
        using var theirs = await api.SignedIn(account);
        using var client = await api.SignedIn("coordinator", town.Code);

        await (await Deactivate(client, id)).Has(HttpStatusCode.OK);

        await (await theirs.GetAsync("/me", Cancellation)).Has(HttpStatusCode.Unauthorized);
        Assert.Equal("auditor@2521", await api.Scalar<string>("select string_agg(role || '@' || municipality_code, ' ') from auth.account_role where account_id = @account", new { account }));
        Assert.Equal(["role-taken crisis_lead", "role-taken staff"], (await town.Happened(account)).Order());
        Assert.Equal(["role-taken", "role-taken"], await api.AuditOf(account));

        await (await client.DeleteAsync($"/people/{id}/deactivation", Cancellation)).Has(HttpStatusCode.OK);
        Assert.Equal(["staff register"], (await town.Account(account)).Roles.Select(role => $"{role.Role} {role.Origin}"));
    }

    [Fact]
    public async Task Is_refused_for_the_municipalitys_last_administrator()
    {
        var town = await api.GivenTown();
        var id = await api.GivenPerson(town.Code);
        await api.Scalar<int?>("update person set account_id = @Administrator where id = @id", new { town.Administrator, id });
        using var client = await api.SignedIn("coordinator", town.Code);

        await (await Deactivate(client, id)).Problem(HttpStatusCode.Conflict, "last-administrator");

        await town.Employee("administrator");
        await (await Deactivate(client, id)).Has(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code);
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.NotFound, client => Deactivate(client, id));
    }
}
