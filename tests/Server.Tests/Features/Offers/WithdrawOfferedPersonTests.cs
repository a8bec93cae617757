using System.Net;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Offers;

public sealed class WithdrawOfferedPersonTests(Api api)
{
    const string Kalix = "2514", Lulea = "2580";

    [Fact]
    public async Task One_person_comes_home_and_the_offer_stands_until_the_last_one_does()
    {
        var (_, offer, one, other) = await Offer();
        var client = await api.SignedIn("coordinator", Lulea);

        await (await Withdraw(client, offer, one)).Has(HttpStatusCode.NoContent);
        Assert.Equal((1, true), (await Left(offer), await Stands(offer)));

        await (await Withdraw(client, offer, one)).Has(HttpStatusCode.NoContent);
        Assert.Equal((1, true), (await Left(offer), await Stands(offer)));

        await (await Withdraw(client, offer, other)).Has(HttpStatusCode.NoContent);
        Assert.Equal((0, false), (await Left(offer), await Stands(offer)));
    }

    [Fact]
    public async Task The_last_two_taken_back_at_the_same_moment_leave_no_offer_standing()
    {
        var (one, other) = (await api.SignedIn("coordinator", Lulea), await api.SignedIn("coordinator", Lulea));
        for (var round = 0; round < 10; round++)
        {
            var (_, offer, first, second) = await Offer();

            foreach (var answer in await Task.WhenAll(Withdraw(one, offer, first), Withdraw(other, offer, second))) await answer.Has(HttpStatusCode.NoContent);

            Assert.Equal((0, false), (await Left(offer), await Stands(offer)));
        }
    }

    [Fact]
    public async Task Another_s_shifts_hold_nobody_else()
    {
        var (incident, offer, booked, free) = await Offer();
        await api.GivenAssignment(incident, booked, "2031-03-04T06:00:00Z", 12);
        var client = await api.SignedIn("coordinator", Lulea);

        await (await Withdraw(client, offer, booked)).Problem(HttpStatusCode.Conflict, "has-coming-shifts");
        await (await Withdraw(client, offer, free)).Has(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Only_the_lender_s_coordinator_may_and_only_people_of_the_offer()
    {
        var (_, offer, person, _) = await Offer();

        await (await Withdraw(await api.SignedIn("coordinator", Kalix), offer, person)).Has(HttpStatusCode.NotFound);
        await (await Withdraw(await api.SignedIn("coordinator", Lulea), offer, await api.GivenVolunteer(Lulea))).Has(HttpStatusCode.NotFound);
        await (await Withdraw(await api.SignedIn("crisis_lead", Lulea), offer, person)).Has(HttpStatusCode.Forbidden);
        await (await Withdraw(api.Anonymous(), offer, person)).Has(HttpStatusCode.Unauthorized);
        Assert.Equal(2, await Left(offer));
    }

    static Task<HttpResponseMessage> Withdraw(HttpClient client, Guid offer, Guid person) =>
        client.PostAsync($"/offers/{offer}/people/{person}/withdrawal", null, TestContext.Current.CancellationToken);

    async Task<(Guid Incident, Guid Offer, Guid One, Guid Other)> Offer()
    {
        var incident = await api.GivenIncident(Kalix);
        var request = await api.GivenSentRequest(incident, ANeed.Of("2031-03-03", "2031-03-20"));
        var (one, other) = (await api.GivenVolunteer(Lulea), await api.GivenVolunteer(Lulea));
        return (incident, await api.GivenOffer(request, Lulea, "2031-03-03", "2031-03-10", one, other), one, other);
    }

    Task<int> Left(Guid offer) => api.Scalar<int>("select count(*)::int from offer_person where offer_id = @offer and withdrawn_at is null", new { offer });

    Task<bool> Stands(Guid offer) => api.Scalar<bool>("select withdrawn_at is null from offer where id = @offer", new { offer });
}
