using System.Net;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;
using NodaTime;

namespace MutualAid.Server.Tests.Features.People;

public sealed class GetPersonTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_what_others_count_on_the_person_for()
    {
        var code = await api.AnEmptyRegister();
        var incident = await api.GivenIncident("2514");
        await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-05"));
        var id = await api.GivenPerson(code, skills: ("it.backup", 2));
        await api.GivenOffered(incident, id, new LocalDate(2030, 3, 1), new LocalDate(2030, 3, 15));
        var client = await api.SignedIn("coordinator", code);

        var answer = await (await client.GetAsync($"/people/{id}", Cancellation)).Read<GetPersonResponse>();

        Assert.Equal("Ida Nilsson", answer.Person.Facts.Name);
        Assert.Equal([new PersonSkillDto("it.backup", 2, false)], answer.Person.Facts.Skills);
        var offer = Assert.Single(answer.Standing.Offers);
        Assert.Equal(("Kalix", incident, new DateOnly(2030, 3, 1), new DateOnly(2030, 3, 15)), (offer.BorrowerName, offer.IncidentId, offer.FromDate, offer.ToDate));
        Assert.Empty(answer.Standing.Shifts);
    }

    [Fact]
    public async Task Does_not_know_a_person_who_is_not_there()
    {
        var client = await api.SignedIn("coordinator", "2580");
        await (await client.GetAsync($"/people/{Guid.NewGuid()}", Cancellation)).Has(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code);
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.NotFound, client => client.GetAsync($"/people/{id}", Cancellation));
    }
}
