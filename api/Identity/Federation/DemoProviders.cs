using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MutualAid.Identity.Federation;

/// <summary>The providers that <c>./run</c> and the browser tests start beside the product: settings <c>Identity:Federation:Demo</c>, in Development alone.</summary>
/// <remarks>Written when the host starts, since a client secret can be encrypted only by whoever has the key ring.</remarks>
sealed partial class DemoProviders(IConfiguration configuration, Providers providers, NpgsqlDataSource database, TimeProvider clock, ILogger<DemoProviders> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var wanted in configuration.GetSection("Identity:Federation:Demo").Get<DemoProvider[]>() ?? [])
                await Save(wanted, cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            NoDatabaseYet(failure);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    async Task Save(DemoProvider wanted, CancellationToken cancellation)
    {
        var known = await providers.Find(wanted.Key, cancellation);
        var provider = new Provider
        {
            Id = known?.Id ?? Guid.CreateVersion7(),
            Version = known?.Version ?? 0,
            Key = wanted.Key,
            MunicipalityCode = wanted.MunicipalityCode,
            DisplayName = wanted.DisplayName,
            Issuer = wanted.Issuer,
            ClientId = wanted.ClientId,
            ClientSecret = wanted.ClientSecret,
            Authentication = wanted.ClientSecret is null ? ClientAuthentication.PrivateKey : ClientAuthentication.Secret,
            Enabled = true,
        };
        await providers.Save(provider, cancellation);

        await database.Execute(Link, new { provider.Issuer, wanted.Subject, wanted.UserName, provider.MunicipalityCode, now = clock.GetUtcNow() }, cancellation);
    }

    /// <param name="ClientSecret">None means that we sign with our own key.</param>
    /// <param name="Subject">A person there who has the account <paramref name="UserName"/> here.</param>
    sealed record DemoProvider(
        string Key, string MunicipalityCode, string DisplayName, string Issuer, string ClientId, string? ClientSecret = null, string? Subject = null, string? UserName = null);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The demo's providers could not be written.")]
    partial void NoDatabaseYet(Exception failure);

    const string Link =
        """
        insert into auth.external_login (issuer, subject, account_id, linked_at)
        select @Issuer, @Subject, id, @now
        from auth.account
        where user_name = @UserName and municipality_code = @MunicipalityCode
        on conflict do nothing
        """;
}
