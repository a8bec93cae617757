using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MutualAid.Server.Tests.Support;

/// <summary>The API as an operating system process of its own, so that it can die as one.</summary>
sealed class ApiProcess : IAsyncDisposable
{
    readonly Process process;
    readonly List<string> log = [];

    public HttpClient Client { get; }

    ApiProcess(Process process, HttpClient client) => (this.process, Client) = (process, client);

    /// <summary>Returns when <c>/health/ready</c> answers; throws with what the process said when it does not within a minute.</summary>
    /// <param name="session">A client whose session the new process's client shares.</param>
    public static async Task<ApiProcess> Start(string connectionString, HttpClient session)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MutualAid.Server.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_URLS"] = address.ToString(), ["ConnectionStrings__Database"] = connectionString, ["Identity__Https"] = "false" },
        };

        var client = new HttpClient { BaseAddress = address };
        foreach (var header in session.DefaultRequestHeaders) client.DefaultRequestHeaders.TryAddWithoutValidation(header.Key, header.Value);

        var api = new ApiProcess(new() { StartInfo = start }, client);
        api.process.OutputDataReceived += api.Keep;
        api.process.ErrorDataReceived += api.Keep;
        api.process.Start();
        api.process.BeginOutputReadLine();
        api.process.BeginErrorReadLine();
        await api.BecomesReady();
        return api;
    }

    /// <summary>SIGKILL: no handler runs, no connection is closed in order, nothing more is written.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public string Log
    {
        get { lock (log) return string.Join('\n', log); }
    }

    async Task BecomesReady()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(200));

        while (!process.HasExited && !patience.IsCancellationRequested)
        {
            try
            {
                if ((await Client.GetAsync("/health/ready", patience.Token)).StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await retry.WaitForNextTickAsync(CancellationToken.None);
        }

        throw new InvalidOperationException($"The API did not become ready:\n{Log}");
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (log) log.Add(line.Data ?? "");
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
        Client.Dispose();
    }
}
