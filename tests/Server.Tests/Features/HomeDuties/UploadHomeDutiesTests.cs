using System.Net;
using System.Text;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.HomeDuties;

public sealed class UploadHomeDutiesTests(Api api)
{
    [Theory]
    [InlineData("file-column-missing", "e-post;start", "ida@prov.example;2031-03-03 08:00")]
    [InlineData("file-column-twice", "e-post;start;slut;till", "ida@prov.example;2031-03-03 08:00;2031-03-03 08:00;")]
    [InlineData("file-without-rows", "e-post;start;slut", "")]
    [InlineData("file-empty", "", "")]
    [InlineData("file-has-personal-numbers", "e-post;start;slut;personnummer", "ida@prov.example;2031-03-03 08:00;2031-03-03 16:00;")]
    [InlineData("file-has-personal-numbers", "e-post;start;slut;slag", "ida@prov.example;2031-03-03 08:00;2031-03-03 16:00;19811218-9876")]
    public async Task A_file_that_cannot_be_used_says_why_and_nothing_of_it_is_kept(string problem, params string[] lines)
    {
        var (client, code) = await Given();

        await (await client.UploadDuties(code, ImportCalls.Utf8(lines))).Problem(HttpStatusCode.UnprocessableEntity, problem);

        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from people_import where municipality_code = @code", new { code }));
    }

    [Fact]
    public async Task Commas_and_excels_own_encoding_are_read_too_and_other_columns_are_not_kept()
    {
        var (client, code) = await Given();
        await api.GivenPerson(code, email: "ida@prov.example");
        var file = Encoding.Latin1.GetBytes("E-post,Börjar,Slutar,Slag,Avdelning\nida@prov.example,2031-03-03 08:00,2031-03-03 10:00,Övertid,Växeln\n");

        var uploaded = await (await client.UploadDuties(code, file)).Read<UploadResponse>(HttpStatusCode.Created);

        var stored = await api.Scalar<string>("select kind || rows::text from people_import where id = @Id", new { uploaded.Id });
        Assert.StartsWith("home-duties", stored, StringComparison.Ordinal);
        Assert.Contains("Övertid", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Växeln", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_no_duty()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");

        await client.PreviewDuties(code, "e-post;start;slut", "ida@prov.example;2031-03-03 08:00;2031-03-03 16:00");

        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from home_duty where person_id = @ida", new { ida }));
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var (_, code) = await Given();
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.Forbidden, client => client.UploadDuties(code, ImportCalls.Utf8("e-post;start;slut", "ida@prov.example;2031-03-03 08:00;2031-03-03 16:00")));
    }

    async Task<(HttpClient Client, string Code)> Given()
    {
        var code = await api.AnEmptyRegister();
        return (await api.SignedIn("coordinator", code), code);
    }
}
