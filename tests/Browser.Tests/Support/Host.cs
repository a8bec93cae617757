using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace MutualAid.Browser.Tests.Support;

/// <summary>One of the product's own processes, started as it is started in earnest and stopped with the tests.</summary>
sealed class Host : IAsyncDisposable
{
    static readonly Dictionary<string, string?> Build = typeof(Host).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(fact => fact.Key, fact => fact.Value);

    public static readonly string RepositoryRoot = Build["RepositoryRoot"]!;

    readonly Process process;
    readonly List<string> log = [];

    public Uri Address { get; }

    Host(Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>Returns when <c>/health/ready</c> answers; throws with what the process said when it does not within a minute.</summary>
    public static async Task<Host> Start(string project, IReadOnlyDictionary<string, string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var folder = Path.Combine(RepositoryRoot, "artifacts", "bin", project, Build["Configuration"]!);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, $"MutualAid.{project}.dll")])
        {
            // Static assets are found from the project's folder in development, from the published folder in production.
            WorkingDirectory = Path.Combine(RepositoryRoot, project == "Web" ? "web" : "api/Server"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_URLS"] = address.ToString(), ["ASPNETCORE_ENVIRONMENT"] = "Development", ["DOTNET_NOLOGO"] = "1" },
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;

        var host = new Host(new Process { StartInfo = start }, address);
        host.process.OutputDataReceived += host.Keep;
        host.process.ErrorDataReceived += host.Keep;
        host.process.Start();
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();

        await host.BecomesReady();
        return host;
    }

    public string Log
    {
        get { lock (log) return string.Join('\n', log); }
    }

    async Task BecomesReady()
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(200));

        while (!process.HasExited && !patience.IsCancellationRequested)
        {
            try
            {
                if ((await client.GetAsync("/health/ready", patience.Token)).StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException) { } // Not listening yet.
            catch (OperationCanceledException) when (!patience.IsCancellationRequested) { } // One slow answer is not the end.

            await retry.WaitForNextTickAsync(CancellationToken.None);
        }

        throw new InvalidOperationException($"{process.StartInfo.ArgumentList[0]} did not become ready:\n{Log}");
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
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
