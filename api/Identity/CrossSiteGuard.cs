using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MutualAid.Identity;

/// <summary>
/// The API's defence against requests that another site makes a signed-in browser send: a header that a foreign page cannot set
/// without asking first (CORS preflight), and the API answers no such question.
/// </summary>
public static class CrossSiteGuard
{
    public const string Header = "X-MutualAid";
    public const string Value = "web";

    /// <summary>403 <c>/problems/cross-site-request</c> for a change with the session cookie and without the header.</summary>
    public static IApplicationBuilder UseCrossSiteGuard(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (IsHarmless(http.Request.Method) || http.Request.Headers[Header] == Value || !BringsSession(http.Request))
        {
            await next(http);
            return;
        }

        await http.Refuse(StatusCodes.Status403Forbidden, "cross-site-request");
    });

    internal static async Task Refuse(this HttpContext http, int status, string problem)
    {
        http.Response.StatusCode = status;
        if (http.RequestServices.GetService<IProblemDetailsService>() is { } problems)
        {
            await problems.TryWriteAsync(new()
            {
                HttpContext = http,
                ProblemDetails = { Type = $"/problems/{problem}", Title = problem, Status = status },
            });
        }
    }

    static bool IsHarmless(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    static bool BringsSession(HttpRequest request) =>
        request.Cookies.Keys.Any(Sessions.IsCookie);
}
