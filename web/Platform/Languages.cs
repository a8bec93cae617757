using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace MutualAid.Web.Platform;

/// <summary>Swedish, unless the person has asked for English. What the browser prefers is not asked: most here read Swedish on an English machine.</summary>
static class Languages
{
    public const string Path = "/language";
    public static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    const string Cookie = "mutualaid.language";

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new(Swedish);
            options.SupportedCultures = options.SupportedUICultures = [Swedish, English];
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Cookie, Options = options }];
        });
    }

    public static void UseLanguages(this IApplicationBuilder app) => app.UseRequestLocalization();

    public static void MapLanguageChoice(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, (HttpContext http, [FromForm] string language, [FromForm] string? returnUrl) =>
        {
            var culture = language == "en" ? English : Swedish;
            http.Response.Cookies.Append(
                Cookie,
                CookieRequestCultureProvider.MakeCookieValue(new(culture)),
                new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
            return Results.LocalRedirect(LocalUrl.OrHome(returnUrl));
        }).AllowAnonymous();
}
