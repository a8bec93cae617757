using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using MutualAid.Database;
using MutualAid.Identity.Factors;

namespace MutualAid.Identity;

/// <summary>What a host answers to someone who is not signed in, or may not do what they asked.</summary>
public enum WhenRefused
{
    /// <summary>401 or 403 as problem details. For the API.</summary>
    Status,

    /// <summary>To the sign-in page and back, or to the page that says no. For pages.</summary>
    Redirect,
}

/// <summary>What web and api must set up alike, or neither understands the other's sessions.</summary>
public static class IdentitySetup
{
    public const string SignInPath = "/sign-in";
    public const string ForbiddenPath = "/forbidden";

    /// <summary>Wants an <see cref="Npgsql.NpgsqlDataSource"/> that may use schema <c>auth</c>.</summary>
    /// <remarks>
    /// Settings: <c>Identity:Https</c> (true unless in Development): the cookie is <c>Secure</c> and has the prefix <c>__Host-</c>. Both
    /// hosts must have it alike. <c>Identity:KeyCertificate</c> and <c>Identity:KeyCertificatePassword</c>: a PKCS#12 file that encrypts
    /// the key ring; without it a stolen copy of the database can forge sessions. <c>Identity:ServerDomain</c>: the domain that passkeys are
    /// bound to, by default the request's host. To change it later is to enrol every passkey anew. <c>Identity:StepUp:PassPhraseIsEnough</c>:
    /// see <see cref="FreshSignIn"/>; both hosts must have it alike. <c>Identity:SignInEvents:KeptDays</c>: see <see cref="SessionCleaning"/>.
    /// </remarks>
    public static void AddMutualAidIdentity(this IHostApplicationBuilder builder, WhenRefused refused)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        AddKeyRing(services, builder.Configuration);
        AddAccounts(services);
        AddFactors(services, builder.Configuration);
        AddSessions(services, builder.IsServedOverHttps(), refused);
    }

    /// <summary>Whether browsers reach the site over https, be it that a proxy in front of this host ends the encryption.</summary>
    /// <remarks>Such a proxy must send <c>X-Forwarded-Proto</c>, and <c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c> be true here.</remarks>
    public static bool IsServedOverHttps(this IHostApplicationBuilder builder) =>
        builder.Configuration.GetValue("Identity:Https", !builder.Environment.IsDevelopment());

    static void AddKeyRing(IServiceCollection services, IConfiguration configuration)
    {
        // Before AddDataProtection, whose own start reads the ring.
        services.AddHostedService<FirstKey>();
        var protection = services.AddDataProtection().SetApplicationName("MutualAid");
        services.AddSingleton<PgKeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<PgKeyRing>((keys, ring) => keys.XmlRepository = ring);

        if (configuration["Identity:KeyCertificate"] is { } file)
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, configuration["Identity:KeyCertificatePassword"]));
    }

    static void AddAccounts(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(identity =>
        {
            // Length is what makes a phrase hard to guess; rules of composition make it hard to remember.
            identity.Password.RequiredLength = 14;
            identity.Password.RequiredUniqueChars = 1;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
            identity.User.AllowedUserNameCharacters = "";
        }).AddUserStore<AccountStore>().AddPasswordValidator<PassPhraseRules>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PassPhraseHash.Iterations);
        services.AddScoped<Accounts>();
        services.AddScoped<PassPhraseSignIn>();
        services.AddScoped<Invitations>();
        services.AddScoped<VouchedSignIn>();
        services.AddSingleton<DemoSignIns>();
    }

    static void AddFactors(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            passkey.ServerDomain = configuration["Identity:ServerDomain"];
            // Left to itself the framework prefers it, and a key that was lost would open for whoever finds it.
            passkey.UserVerificationRequirement = "required";
            // So that the key knows whose it is, and no name is asked for.
            passkey.ResidentKeyRequirement = "required";
        });
        services.AddScoped<Passkeys>();
        services.AddScoped<SecondStep>();
        services.AddSingleton<AuthenticatorApp>();
        services.AddSingleton<PrintedCodes>();
        services.AddSingleton<OwnFactors>();
        services.AddSingleton<UsedOnce>();
        services.AddSingleton<Throttle>();
        services.AddSingleton<SignInEvents>();
        services.AddSingleton<OwnSessions>();
        services.AddSingleton<FreshSignIn>();
        services.AddScoped<Recovery>();
        services.AddScoped<OwnPassPhrase>();
        services.AddSingleton<OwnReadiness>();
    }

    static void AddSessions(IServiceCollection services, bool https, WhenRefused refused)
    {
        services.AddSingleton<PgTicketStore>();
        services.AddSingleton<CrisisSessions>();
        services.AddHostedService<SessionCleaning>();
        services.AddAuthentication(Sessions.Scheme).AddCookie(Sessions.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(Sessions.Scheme).Configure<PgTicketStore, TimeProvider>((cookie, sessions, clock) =>
        {
            cookie.SessionStore = sessions;
            cookie.TimeProvider = clock;
            cookie.ExpireTimeSpan = Sessions.Lifetime;
            cookie.SlidingExpiration = false;
            cookie.Cookie.Name = https ? $"__Host-{Sessions.CookieName}" : Sessions.CookieName;
            cookie.Cookie.Path = "/";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = SignInPath;
            cookie.AccessDeniedPath = ForbiddenPath;
            cookie.ReturnUrlParameter = "returnUrl";
            if (refused == WhenRefused.Redirect)
            {
                // A form that is sent after the session has ended: gone to the sign-in page, all that was typed would be lost.
                var toSignIn = cookie.Events.OnRedirectToLogin;
                cookie.Events.OnRedirectToLogin = context =>
                {
                    if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) return toSignIn(context);

                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    return Task.CompletedTask;
                };
            }
            else
            {
                cookie.Events.OnRedirectToLogin = context => context.HttpContext.Refuse(StatusCodes.Status401Unauthorized, "not-signed-in");
                cookie.Events.OnRedirectToAccessDenied = context => context.HttpContext.Refuse(StatusCodes.Status403Forbidden, "not-allowed");
            }
        });
    }
}
