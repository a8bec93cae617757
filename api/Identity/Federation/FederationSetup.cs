using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MutualAid.Identity.Federation;

public static class FederationSetup
{
    /// <summary>The tables of providers, their health and our keys. For a host that looks after them.</summary>
    public static void AddProviders(this IServiceCollection services)
    {
        services.AddSingleton<Providers>();
        services.AddSingleton<ProviderHealth>();
        services.AddSingleton<ClientKeys>();
    }

    /// <summary>What a host needs that adds and changes providers and looks at what they publish.</summary>
    /// <remarks>Settings <c>Identity:Federation</c>: <see cref="FederationOptions"/>, alike on both hosts.</remarks>
    public static void AddProviderAdministration(this IHostApplicationBuilder builder)
    {
        builder.AddBackchannel();
        builder.Services.AddProviders();
        builder.Services.AddSingleton(host => new ProviderDiscovery(host.GetRequiredService<Backchannel>(), host.GetRequiredService<Throttle>(), host.GetRequiredService<IOptions<FederationOptions>>()));
    }

    /// <summary>Sign-in through them. For the host that browsers reach, after <see cref="IdentitySetup.AddMutualAidIdentity"/>; <see cref="FederationEndpoints.MapFederation"/> belongs to it.</summary>
    /// <remarks>Settings <c>Identity:Federation</c>: <see cref="FederationOptions"/>.</remarks>
    public static void AddFederation(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.AddBackchannel();
        services.AddProviders();
        AddProtocol(services);
        AddSignIn(services, builder.IsServedOverHttps());
        if (builder.Environment.IsDevelopment()) services.AddHostedService<DemoProviders>();
        services.AddHostedService<FederationUpkeep>();
        services.AddHostedService<ProviderProbe>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, FederationHandler>(FederatedSignIn.Scheme, null);
    }

    /// <summary>Requests of our own to others, and the settings that say where they may go. Once, whoever asks.</summary>
    internal static void AddBackchannel(this IHostApplicationBuilder builder)
    {
        builder.Services.Configure<FederationOptions>(builder.Configuration.GetSection("Identity:Federation"));
        builder.Services.TryAddSingleton<Backchannel>();
    }

    static void AddProtocol(IServiceCollection services)
    {
        services.AddSingleton<LastKnownGood>();
        services.AddSingleton<MetadataCache>();
        services.AddSingleton<ClientCredentials>();
        services.AddSingleton<TokenEndpoint>();
        services.AddSingleton<TokenVerifier>();
        services.AddSingleton<UserInfoEndpoint>();
        services.AddSingleton<SignOutState>();
        services.AddSingleton<BackChannelLogout>();
    }

    static void AddSignIn(IServiceCollection services, bool https)
    {
        services.AddSingleton(new BrowserBinding(https));
        services.AddSingleton(host => new PendingSignIns(
            host.GetRequiredService<NpgsqlDataSource>(), host.GetRequiredService<IDataProtectionProvider>(), host.GetRequiredService<TimeProvider>(), https));
        services.AddSingleton<MappedRoles>();
        services.AddSingleton<TestSignIns>();
        services.AddScoped<SignInCallback>();
        services.AddScoped<ExternalSignIn>();
        services.AddScoped<InvitedSignIn>();
        services.AddScoped(host => new ProviderSignOut(host.GetRequiredService<Providers>(), host.GetRequiredService<MetadataCache>(), host.GetRequiredService<SignOutState>()));
    }
}
