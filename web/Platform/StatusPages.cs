using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace MutualAid.Web.Platform;

/// <summary>An answer without a body becomes a page in plain words, with the same status.</summary>
static class StatusPages
{
    /// <summary>Before <c>UseRouting</c>, which then finds the page.</summary>
    /// <remarks>Not the framework's re-execution: that one keeps the method, and a page that is posted to looks for its form.</remarks>
    public static void UseStatusPages(this IApplicationBuilder app) => app.UseStatusCodePages(async context =>
    {
        var http = context.HttpContext;
        var request = http.Request;
        var (services, method, path, query) = (http.RequestServices, request.Method, request.Path, request.QueryString);
        // A page that began to render, and then said that it does not exist, has used the scope's navigation.
        await using var scope = services.CreateAsyncScope();
        try
        {
            http.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature
            {
                OriginalPath = path, OriginalPathBase = request.PathBase, OriginalQueryString = query.Value,
            });
            http.Features.Set<IAntiforgeryValidationFeature>(null);
            http.Features.Set<IFormFeature>(null);
            http.SetEndpoint(null);
            request.RouteValues.Clear();
            http.RequestServices = scope.ServiceProvider;
            (request.Method, request.Path, request.QueryString, request.ContentType) = (HttpMethods.Get, $"/status/{http.Response.StatusCode}", default, null);
            await context.Next(http);
        }
        finally
        {
            (http.RequestServices, request.Method, request.Path, request.QueryString) = (services, method, path, query);
        }
    });

    /// <summary>After <c>UseAntiforgery</c>: a form from another site, or from before the last sign-in, goes no further.</summary>
    public static void UseStaleFormAnswer(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false, Error: var error }) return next(http);

        // A form that was too large to be read has no token that could be found.
        http.Response.StatusCode = (error?.InnerException as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
