using System.Net;
using System.Text.Json;
using MutualAid.Contracts.Offers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Offers;

public sealed class WithdrawOfferTests(Api api)
{
    const string Kalix = "2514", Lulea = "2580";

    [Fact]
    public async Task Everyone_is_free_again_at_once_and_a_second_click_changes_nothing()
    {
        var (_, offer, people) = await Offer("Anna", "Bo");
        var client = await api.SignedIn("coordinator", Lulea);

        await (await Withdraw(client, offer)).Has(HttpStatusCode.NoContent);
        await (await Withdraw(client, offer)).Has(HttpStatusCode.NoContent);

        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from offer_person where person_id = any(@people) and withdrawn_at is null", new { people }));
        Assert.True(await api.Scalar<bool>("select withdrawn_at is not null from offer where id = @offer", new { offer }));
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from audit where action = 'offer-withdrawn' and subject_id = @offer", new { offer }));
    }

    [Fact]
    public async Task Published_shifts_hold_their_people_and_the_answer_says_whom_and_from_when()
    {
        var (incident, offer, people) = await Offer("Anna Bokad", "Bo Ledig");
        await api.GivenAssignment(incident, people[0], "2031-03-06T06:00:00Z", 12);
        await api.GivenAssignment(incident, people[0], "2031-03-04T06:00:00Z", 12, "yes");

        var refused = await (await Withdraw(await api.SignedIn("coordinator", Lulea), offer)).Problem(HttpStatusCode.Conflict, "has-coming-shifts");

        var held = refused.GetProperty("persons").Deserialize<ComingShiftsDto[]>(JsonSerializerOptions.Web)!.Single();
        Assert.Equal(new ComingShiftsDto(people[0], "Anna Bokad", 2, new(2031, 3, 4, 6, 0, 0, TimeSpan.Zero)), held);
        Assert.Equal(2, await api.Scalar<int>("select count(*)::int from offer_person where offer_id = @offer and withdrawn_at is null", new { offer }));
    }

    [Fact]
    public async Task A_declined_a_cancelled_and_a_worked_shift_hold_nobody()
    {
        var (incident, offer, people) = await Offer("Anna");
        await api.GivenAssignment(incident, people[0], "2031-03-04T06:00:00Z", 12, "no");
        var cancelled = await api.GivenAssignment(incident, people[0], "2031-03-05T06:00:00Z", 12);
        await api.Scalar<int?>("update assignment set cancelled_at = now() where id = @cancelled", new { cancelled });
        await api.GivenAssignment(incident, people[0], "2026-03-05T06:00:00Z", 12, "yes");

        await (await Withdraw(await api.SignedIn("coordinator", Lulea), offer)).Has(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Only_the_lender_s_coordinator_may()
    {
        var (_, offer, _) = await Offer("Anna");

        await (await Withdraw(await api.SignedIn("coordinator", Kalix), offer)).Has(HttpStatusCode.NotFound);
        await (await Withdraw(await api.SignedIn("staff", Lulea), offer)).Has(HttpStatusCode.Forbidden);
        await (await Withdraw(api.Anonymous(), offer)).Has(HttpStatusCode.Unauthorized);
        await (await Withdraw(await api.SignedIn("coordinator", Lulea), Guid.NewGuid())).Has(HttpStatusCode.NotFound);
        Assert.False(await api.Scalar<bool>("select withdrawn_at is not null from offer where id = @offer", new { offer }));
    }

    static Task<HttpResponseMessage> Withdraw(HttpClient client, Guid offer) => client.PostAsync($"/offers/{offer}/withdrawal", null, TestContext.Current.CancellationToken);

    async Task<(Guid Incident, Guid Offer, Guid[] People)> Offer(params string[] names)
    {
        var incident = await api.GivenIncident(Kalix);
        var request = await api.GivenSentRequest(incident, ANeed.Of("2031-03-03", "2031-03-20"));
        List<Guid> people = [];
        foreach (var name in names) people.Add(await api.GivenVolunteer(Lulea, new(name)));
        return (incident, await api.GivenOffer(request, Lulea, "2031-03-03", "2031-03-10", [.. people]), [.. people]);
    }
}
