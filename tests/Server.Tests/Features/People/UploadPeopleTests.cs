using System.Net;
using System.Text;
using Dapper;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.People;

public sealed class UploadPeopleTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string, string, byte[]> Encodings
    {
        get
        {
            const string File = "Namn;E-post;Titel\r\nÅsa Öberg;asa@x.example;Nätägare\r\n";
            return new()
            {
                { "utf-8", ";", Encoding.UTF8.GetBytes(File) },
                { "utf-8", ";", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(File)] },
                { "utf-16", ";", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(File)] },
                { "windows-1252", ";", Windows1252.GetBytes(File) },
                { "utf-8", ",", Encoding.UTF8.GetBytes(File.Replace(';', ',')) },
                { "windows-1252", "\t", Windows1252.GetBytes(File.Replace(';', '\t')) },
                { "utf-8", "|", Encoding.UTF8.GetBytes("sep=|\n" + File.Replace(';', '|').Replace("\r\n", "\r")) },
            };
        }
    }

    [Theory, MemberData(nameof(Encodings))]
    public async Task Reads_what_Excel_and_others_save(string encoding, string delimiter, byte[] file)
    {
        var code = await api.AnEmptyRegister();
        var import = await (await api.SignedIn("coordinator", code)).Preview(code, file);

        Assert.Equal((encoding, delimiter, "personal.csv"), (import.Encoding, import.Delimiter, import.FileName));
        Assert.Equal(("Åsa Öberg", "new"), (import.Rows.Single().Name, import.Rows.Single().State));
    }

    public static TheoryData<string, byte[]> Unusable => new()
    {
        { "file-empty", [] },
        { "file-empty", Encoding.UTF8.GetBytes(" \r\n\r\n") },
        { "file-without-rows", Encoding.UTF8.GetBytes("Namn;E-post\r\n\r\n;;\r\n") },
        { "file-not-text", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D] },
        { "file-is-a-workbook", [0x50, 0x4B, 3, 4, 20, 0, 6, 0] },
        { "file-column-missing", Encoding.UTF8.GetBytes("Namn;Ort\r\nIda;Luleå") },
        { "file-column-twice", Encoding.UTF8.GetBytes("Namn;E-post;Mejl\r\nIda;a@b.example;a@b.example") },
        { "file-has-personal-numbers", Encoding.UTF8.GetBytes("Namn;E-post;Personnummer\r\nIda;a@b.example;") },
        { "file-has-personal-numbers", Encoding.UTF8.GetBytes("Namn;E-post;Id\r\nIda;a@b.example;19850101-1234") },
        { "file-has-personal-numbers", Encoding.UTF8.GetBytes("Namn;E-post;Telefon\r\nIda;a@b.example;8501011234") },
        { "file-has-personal-numbers", Encoding.UTF8.GetBytes("Namn;E-post\r\nIda 850101-1234;a@b.example") },
        { "file-has-too-many-columns", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a;", 500))) },
    };

    [Theory, MemberData(nameof(Unusable))]
    public async Task Says_why_a_file_cannot_be_used_and_keeps_nothing_of_it(string problem, byte[] file)
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);

        var answer = await (await client.Upload(code, file)).Problem(HttpStatusCode.UnprocessableEntity, problem);

        Assert.DoesNotContain("850101", answer.ToString());
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*)::integer from people_import where municipality_code = @code", new { code }));
    }

    [Fact]
    public async Task Ten_megabytes_are_too_much_and_are_told_so()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var problem = await (await client.Upload(code, new byte[10 * 1024 * 1024])).Problem(HttpStatusCode.RequestEntityTooLarge, "file-too-large");
        Assert.Equal(2 * 1024 * 1024, problem.GetProperty("maxBytes").GetInt32());
    }

    [Fact]
    public async Task Five_thousand_rows_fit_and_one_more_does_not()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        string[] rows = [.. Enumerable.Range(1, 5001).Select(number => $"Person {number};p{number}@x.example;\n")];

        var import = await client.Preview(code, Encoding.UTF8.GetBytes("Namn;E-post;Telefon\n" + string.Concat(rows[..5000])));
        Assert.Equal(5000, import.Counts.New);
        await (await client.Upload(code, Encoding.UTF8.GetBytes("Namn;E-post;Telefon\n" + string.Concat(rows)))).Problem(HttpStatusCode.RequestEntityTooLarge, "file-has-too-many-rows");
    }

    [Fact]
    public async Task Writes_nothing_in_the_register_and_nothing_of_columns_it_does_not_know()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);

        var import = await client.Preview(code, ImportCalls.Utf8("Namn;E-post;Hemadress;Allergi", "Ida;ida@x.example;Storgatan 1;nötter"));

        Assert.Equal(["Hemadress", "Allergi"], import.IgnoredColumns);
        Assert.Equal(0, await api.RegisterSize(code));
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        Assert.DoesNotContain("Storgatan", await connection.QuerySingleAsync<string>("select rows::text from people_import where id = @Id", new { import.Id }));
    }

    [Fact]
    public async Task A_file_that_nobody_confirmed_is_forgotten_after_a_week()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var old = await client.Preview(code, ImportCalls.Utf8("Namn;E-post", "Ida;ida@x.example"));
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("update people_import set created_at = now() - interval '8 days' where id = @Id", new { old.Id });

        await (await client.Upload(code, ImportCalls.Utf8("Namn;E-post", "Bo;bo@x.example"))).Has(HttpStatusCode.Created);

        await (await client.GetAsync($"/people/imports/{old.Id}", Cancellation)).Has(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.Forbidden, client => client.Upload(code, ImportCalls.Utf8("Namn;E-post", "Ida;ida@x.example")));
    }
}
