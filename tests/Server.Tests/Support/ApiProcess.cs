using MutualAid.Testing;

namespace MutualAid.Server.Tests.Support;

/// <summary>The API as a process of its own, and a client whose session is one of the test's.</summary>
sealed class ApiProcess : IAsyncDisposable
{
    readonly HostProcess host;

    public HttpClient Client { get; }

    ApiProcess(HostProcess host, HttpClient client) => (this.host, Client) = (host, client);

    /// <param name="session">A client whose session the new process's client shares.</param>
    public static async Task<ApiProcess> Start(string connectionString, HttpClient session)
    {
        var host = await HostProcess.Start(
            Path.Combine(AppContext.BaseDirectory, "MutualAid.Server.dll"),
            AppContext.BaseDirectory,
            new Dictionary<string, string> { ["ConnectionStrings__Database"] = connectionString, ["Identity__Https"] = "false" });

        var client = new HttpClient { BaseAddress = host.Address };
        foreach (var header in session.DefaultRequestHeaders) client.DefaultRequestHeaders.TryAddWithoutValidation(header.Key, header.Value);
        return new(host, client);
    }

    public Task Kill() => host.Kill();

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        Client.Dispose();
    }
}
