using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MutualAid.Browser.Tests.Support;

/// <summary>The demo's OpenID Connect provider of one municipality, as a process: npm's oidc-provider, nothing of ours.</summary>
public sealed class MunicipalProvider : IAsyncDisposable
{
    static readonly string Script = Path.Combine(Host.RepositoryRoot, "db", "demo", "oidc-provider", "provider.mjs");

    Process? process;
    string log = "";

    MunicipalProvider(ProviderSettings settings) => Settings = settings;

    public ProviderSettings Settings { get; }
    public string Issuer => $"http://127.0.0.1:{Settings.Port}";

    public static async Task<MunicipalProvider> Start(ProviderSettings settings)
    {
        var provider = new MunicipalProvider(settings);
        await provider.Start();
        return provider;
    }

    /// <summary>Returns when it listens. What it knew of its people's sessions before a <see cref="Kill"/> is gone.</summary>
    public async Task Start()
    {
        log = "";
        process = new() { StartInfo = new("node", [Script, JsonSerializer.Serialize(Settings, JsonSerializerOptions.Web)]) { RedirectStandardOutput = true, RedirectStandardError = true } };
        process.ErrorDataReceived += (_, line) => log += line.Data + "\n";
        process.Start();
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            if (line.StartsWith("ready", StringComparison.Ordinal)) return;
        throw new InvalidOperationException($"The provider {Settings.Key} did not start:\n{log}");
    }

    public async Task Kill()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await Kill();
    }
}

/// <param name="Web">Our own origin, as a browser sees it.</param>
/// <param name="ClientSecret">None means that we sign with our own key.</param>
public sealed record ProviderSettings(
    int Port, string Name, string Key, [property: JsonIgnore] string MunicipalityCode, string Web, string ClientId, string? ClientSecret, IReadOnlyList<ProviderPerson> People);

public sealed record ProviderPerson(string Sub, string Name);
