using MutualAid.Identity;

namespace MutualAid.Web.Platform;

static class SecurityHeaders
{
    /// <summary>Everything comes from this site, and nothing inline: neither script nor a <c>style</c> attribute. <c>data:</c> is the design system's own icons.</summary>
    const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The cookie that a form's token is compared with is guarded as the session's is.</summary>
    public static void AddFormGuard(this WebApplicationBuilder builder) => builder.Services.AddAntiforgery(guard =>
    {
        var https = builder.IsServedOverHttps();
        guard.Cookie.Name = https ? "__Host-mutualaid.form" : "mutualaid.form";
        guard.Cookie.Path = "/";
        guard.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    });

    public static void UseSecurityHeaders(this WebApplication app, bool https) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (https) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            // Not no-store, which antiforgery sets: browsers then forget what was typed when someone goes back to a form.
            if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true) headers.CacheControl = "private, no-cache";
            return Task.CompletedTask;
        });
        return next(http);
    });
}
