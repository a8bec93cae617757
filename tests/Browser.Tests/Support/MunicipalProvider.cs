using System.Diagnostics;
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

    /// <summary>What the web is told of the provider, as the numbered one of the demo's.</summary>
    /// <param name="linked">A person there and the account that they have here.</param>
    public IEnumerable<KeyValuePair<string, string>> WebSettings(int number, (string Subject, string UserName)? linked = null)
    {
        var section = $"Identity__Federation__Demo__{number}__";
        yield return new(section + "Key", Settings.Key);
        yield return new(section + "MunicipalityCode", Settings.MunicipalityCode);
        yield return new(section + "DisplayName", Settings.Name);
        yield return new(section + "Issuer", Issuer);
        yield return new(section + "ClientId", Settings.ClientId);
        if (Settings.ClientSecret is { } secret) yield return new(section + "ClientSecret", secret);
        if (linked is not { } person) yield break;
        yield return new(section + "Subject", person.Subject);
        yield return new(section + "UserName", person.UserName);
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

public sealed record ProviderPerson(string Sub, string Name, params string[] Groups);
