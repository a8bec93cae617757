using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MutualAid.Identity.Federation;

namespace MutualAid.Identity.Machines;

public static class MachineSetup
{
    /// <summary>Lets machines in beside people. For the API, after <see cref="IdentitySetup.AddMutualAidIdentity"/>; <see cref="MachineEndpoints.MapMachines"/> belongs to it.</summary>
    /// <remarks>Settings <c>Identity:Machines</c>: <see cref="MachineOptions"/>. Of a request with a token the session cookie is not looked at.</remarks>
    public static void AddMachines(this IHostApplicationBuilder builder)
    {
        const string either = "MutualAid.PersonOrMachine";

        var services = builder.Services;
        services.Configure<MachineOptions>(builder.Configuration.GetSection("Identity:Machines"));
        builder.AddBackchannel();
        services.AddSingleton<MachineClients>();
        services.AddSingleton<ClientAssertion>();
        services.AddSingleton<MachineTokens>();
        services.AddSingleton<AuthorityKeys>();
        services.AddSingleton<AuthorityTokens>();
        services.AddAuthentication(either)
            .AddPolicyScheme(either, null, scheme => scheme.ForwardDefaultSelector = http => http.Request.Headers.ContainsKey("Authorization") ? MachineHandler.Name : Sessions.Scheme)
            .AddScheme<AuthenticationSchemeOptions, MachineHandler>(MachineHandler.Name, null);
    }
}
