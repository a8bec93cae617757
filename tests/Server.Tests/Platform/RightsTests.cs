using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Platform;

public sealed class RightsTests(Api api)
{
    static readonly string[] OpenToStrangers = ["/health/live", "/health/ready", "/openapi/{documentName}.json"];

    [Fact]
    public void Every_endpoint_says_who_may_call_it()
    {
        var silent =
            from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null
            select endpoint.RoutePattern.RawText;

        Assert.Empty(silent);
    }

    [Fact]
    public void Only_health_and_the_description_are_open_to_strangers()
    {
        var open =
            from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            select endpoint.RoutePattern.RawText;

        Assert.Equal(OpenToStrangers, open.Order());
    }
}
