using System.Net;
using System.Net.Http.Json;
using System.Text;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.People;

public sealed class ExportPeopleTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_what_the_list_shows_as_a_file_that_Excel_opens()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        await (await client.PostAsJsonAsync($"/municipalities/{code}/people", new AddPersonRequest(GivenPeople.Facts("=Åke; \"Ek\"", "ake@lulea.example") with { ContractedMinutesPerWeek = 2250 }), Cancellation)).Has(HttpStatusCode.Created);
        await api.GivenPerson(code, "Inte Med", deactivated: true);

        var answer = await client.GetAsync($"/municipalities/{code}/people/export", Cancellation);
        await answer.Has(HttpStatusCode.OK);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"mutualaid-{code}.csv", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(
            "Namn;E-post;Telefon;Titel;Kompetenser;På plats;På distans;Avtalad arbetstid;Timmar kvar hemma;Hemdagar;Kan dagar;Kan nätter;Ja till att tillfrågas\r\n" +
            "\"'=Åke; \"\"Ek\"\"\";ake@lulea.example;070-174 06 05;Systemtekniker;\"it.backup 3, klient.servicedesk 2\";ja;ja;\"37,5\";8;må;alla;må ti on to fr;ja\r\n",
            Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public async Task Comes_back_unchanged()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        foreach (var name in (string[])["'=Å", "-Minus", "@ett", "\"Citat\"", "Ŋuđđet, Čárra", "🦆 Ek", "Semi;kolon"])
            await (await client.PostAsJsonAsync($"/municipalities/{code}/people", new AddPersonRequest(GivenPeople.Facts(name)), Cancellation)).Has(HttpStatusCode.Created);

        var file = await client.GetByteArrayAsync($"/municipalities/{code}/people/export", Cancellation);
        var import = await client.Preview(code, file);

        Assert.Equal(new ImportCountsDto(0, 0, 7, 0, 0), import.Counts);
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.Forbidden, client => client.GetAsync($"/municipalities/{code}/people/export", Cancellation));
    }
}
