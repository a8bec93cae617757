using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MutualAid.Testing;

/// <summary>One of the product's hosts as an operating system process of its own, so that it can be used, and can die, as one.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    readonly Process process;
    readonly List<string> log = [];

    HostProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Returns when <c>/health/ready</c> answers; throws with what the process said when it does not within a minute.</summary>
    /// <param name="assembly">The host's own assembly, as <c>dotnet</c> is given it.</param>
    /// <param name="folder">Where it runs; static assets are found from there in development.</param>
    /// <param name="port">One that others have been told of, or any that is free.</param>
    public static async Task<HostProcess> Start(string assembly, string folder, IReadOnlyDictionary<string, string> settings, int? port = null)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort()}");
        var start = new ProcessStartInfo("dotnet", [assembly])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_URLS"] = address.ToString(), ["DOTNET_NOLOGO"] = "1" },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        var host = new HostProcess(new() { StartInfo = start }, address);
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

    /// <summary>SIGKILL: no handler runs, no connection is closed in order, nothing more is written.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
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
                if ((await client.GetAsync("/health/ready", patience.Token)).StatusCode == HttpStatusCode.OK)
                    return;
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

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }
}
