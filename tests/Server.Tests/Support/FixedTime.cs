using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace MutualAid.Server.Tests.Support;

/// <summary>
/// The same server on the same database, where it is always Sunday 22 November 2026, 10:00 in Sweden: for use cases that ask what has passed.
/// No jobs run there, since no time does.
/// </summary>
static class FixedTime
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    static readonly ConditionalWeakTable<Api, Lazy<WebApplicationFactory<Program>>> Hosts = [];

    public static async Task<HttpClient> SignedInAtFixedTime(this Api api, string role, string municipalityCode) =>
        await api.SignedInAtFixedTime(await api.GivenAccount(municipalityCode, role));

    public static async Task<HttpClient> SignedInAtFixedTime(this Api api, Guid accountId)
    {
        using var session = await api.SignedIn(accountId);
        var client = Hosts.GetValue(api, given => new(() => Start(given))).Value.CreateClient(new() { AllowAutoRedirect = false });
        foreach (var (name, values) in session.DefaultRequestHeaders) client.DefaultRequestHeaders.TryAddWithoutValidation(name, values);
        return client;
    }

    static WebApplicationFactory<Program> Start(Api api)
    {
        var host = api.WithWebHostBuilder(host => host.ConfigureTestServices(StopTime));
        _ = host.Server;
        return host;
    }

    static void StopTime(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new StoppedClock()));
        foreach (var job in services.Where(IsQuartz).ToArray()) services.Remove(job);
    }

    static bool IsQuartz(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Namespace?.StartsWith("Quartz", StringComparison.Ordinal) == true;

    sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
