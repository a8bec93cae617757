using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace MutualAid.Server.Tests.Support;

/// <summary>What a test expects of an answer, said in one line; a failure shows the body.</summary>
static class Answers
{
    public static async Task<T> Read<T>(this HttpResponseMessage response, HttpStatusCode expected = HttpStatusCode.OK)
    {
        await response.Has(expected);
        return (await response.Content.ReadFromJsonAsync<T>(TestContext.Current.CancellationToken))!;
    }

    public static async Task Has(this HttpResponseMessage response, HttpStatusCode expected)
    {
        if (response.StatusCode != expected)
            Assert.Fail($"Expected {expected}, got {response.StatusCode}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }

    /// <summary>The problem details of a refusal, after asserting its status and the name at the end of its type.</summary>
    public static async Task<JsonElement> Problem(this HttpResponseMessage response, HttpStatusCode expected, string name)
    {
        await response.Has(expected);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal($"/problems/{name}", problem.GetProperty("type").GetString());
        return problem;
    }

    /// <summary>The errors by field of a 400.</summary>
    public static async Task<Dictionary<string, string[]>> FieldErrors(this HttpResponseMessage response)
    {
        await response.Has(HttpStatusCode.BadRequest);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return problem.GetProperty("errors").Deserialize<Dictionary<string, string[]>>()!;
    }
}
