using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dapper;
using MutualAid.Identity.Tests.Support;
using MutualAid.Testing;
using Npgsql;

namespace MutualAid.Identity.Tests;

public sealed class KeyRingTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hosts_that_start_together_on_an_empty_ring_make_one_key()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);

        var hosts = await Task.WhenAll(Enumerable.Range(0, 6).Select(host =>
            TestHost.Start(host % 2 == 0 ? database.Web : database.Api, WhenRefused.Status, new TestClock())));

        Assert.Single(await Keys(database));
        foreach (var host in hosts) await host.DisposeAsync();
    }

    [Fact]
    public async Task A_certificate_keeps_the_keys_from_whoever_copies_the_database()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        using var folder = new TemporaryCertificate();
        (string, string)[] settings = [("Identity:KeyCertificate", folder.Path), ("Identity:KeyCertificatePassword", TemporaryCertificate.Password)];

        await using (await TestHost.Start(database.Web, WhenRefused.Redirect, new TestClock(), settings)) { }
        await using (await TestHost.Start(database.Api, WhenRefused.Status, new TestClock(), settings)) { }

        var key = Assert.Single(await Keys(database));
        Assert.Contains("EncryptedData", key, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal);
    }

    static async Task<IReadOnlyList<string>> Keys(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.Owner);
        return [.. await connection.QueryAsync<string>("select xml from auth.data_protection_key")];
    }

    sealed class TemporaryCertificate : IDisposable
    {
        public const string Password = "for the test alone";

        public TemporaryCertificate()
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=MutualAid key ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2096, 1, 1, 0, 0, 0, TimeSpan.Zero));
            File.WriteAllBytes(Path, certificate.Export(X509ContentType.Pkcs12, Password));
        }

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"mutualaid-{Guid.NewGuid():n}.p12");

        public void Dispose() => File.Delete(Path);
    }
}
