using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace MutualAid.Identity.Federation;

public static class FederationSetup
{
    /// <summary>After <see cref="IdentitySetup.AddMutualAidIdentity"/>, in the host that browsers reach. <see cref="FederationEndpoints.MapFederation"/> belongs to it.</summary>
    public static void AddFederation(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var https = builder.IsServedOverHttps();
        services.Configure<FederationOptions>(builder.Configuration.GetSection("Identity:Federation"));
        AddTables(services, https);
        AddProtocol(services, https);
        services.AddHostedService<FederationUpkeep>();
        services.AddHostedService<ProviderProbe>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, FederationHandler>(FederatedSignIn.Scheme, null);
    }

    static void AddTables(IServiceCollection services, bool https)
    {
        services.AddSingleton<Providers>();
        services.AddSingleton<ProviderHealth>();
        services.AddSingleton<ClientKeys>();
        services.AddSingleton<LastKnownGood>();
        services.AddSingleton<UsedOnce>();
        services.AddSingleton(host => new PendingSignIns(
            host.GetRequiredService<NpgsqlDataSource>(), host.GetRequiredService<IDataProtectionProvider>(), host.GetRequiredService<TimeProvider>(), https));
    }

    static void AddProtocol(IServiceCollection services, bool https)
    {
        services.AddSingleton<Backchannel>();
        services.AddSingleton<MetadataCache>();
        services.AddSingleton<ClientCredentials>();
        services.AddSingleton<TokenEndpoint>();
        services.AddSingleton<TokenVerifier>();
        services.AddSingleton<UserInfoEndpoint>();
        services.AddSingleton<BackChannelLogout>();
        services.AddSingleton(new BrowserBinding(https));
        services.AddScoped<SignInCallback>();
        services.AddScoped<ExternalSignIn>();
    }
}
