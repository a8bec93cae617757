using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using MutualAid.Identity;
using MutualAid.Identity.Federation;
using MutualAid.Web;
using MutualAid.Web.Features.Access;
using MutualAid.Web.Features.Account;
using MutualAid.Web.Features.CrisisSessions;
using MutualAid.Web.Features.HourCheck;
using MutualAid.Web.Features.HourModes;
using MutualAid.Web.Features.HourRules;
using MutualAid.Web.Features.Incidents;
using MutualAid.Web.Features.MyShifts;
using MutualAid.Web.Features.Offers;
using MutualAid.Web.Features.Schedules;
using MutualAid.Web.Features.People;
using MutualAid.Web.Features.Programs;
using MutualAid.Web.Features.Providers;
using MutualAid.Web.Features.Requests;
using MutualAid.Web.Features.TimeReports;
using MutualAid.Web.Features.Vouching;
using MutualAid.Web.Platform;

var builder = WebApplication.CreateBuilder(args);

builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
// ./run starts the build as it lies, in which the files of wwwroot are where they are written.
builder.WebHost.UseStaticWebAssets();
// Its lines hold whole addresses, and with them the names that people search for.
builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
builder.AddSignInDatabase();
builder.AddMutualAidIdentity(WhenRefused.Redirect);
builder.AddFederation();
builder.Services.AddSingleton<Leaving>();
builder.AddFormGuard();
builder.AddApiClient();
builder.Services.AddScoped<IncidentsClient>();
builder.Services.AddScoped<RequestsClient>();
builder.Services.AddScoped<OffersClient>();
builder.Services.AddScoped<MyShiftsClient>();
builder.Services.AddScoped<TimeReportsClient>();
builder.Services.AddScoped<HourRulesClient>();
builder.Services.AddScoped<HourModesClient>();
builder.Services.AddScoped<HourCheckClient>();
builder.Services.AddScoped<CrisisSessionsClient>();
builder.Services.AddScoped<VouchingClient>();
builder.Services.AddSchedules();
builder.Services.AddSingleton<SkillList>();
builder.Services.AddScoped<PeopleClient>();
builder.Services.AddScoped<ProgramsClient>();
builder.Services.AddScoped<AccessClient>();
builder.Services.AddScoped<ProvidersClient>();
builder.Services.AddRoles();
builder.Services.AddLanguages();
builder.Services.Configure<WebEncoderOptions>(html => html.TextEncoderSettings = new(UnicodeRanges.All));
builder.Services.AddRazorComponents(forms => forms.MaxFormMappingCollectionSize = 1000);
builder.Services.AddCascadingAuthenticationState();

var app = builder.Build();

app.UseExceptionHandler("/error", createScopeForErrors: true);
app.UseSecurityHeaders(builder.IsServedOverHttps());
app.UseLanguages();
app.UseStatusPages();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.UseStaleFormAnswer();

app.MapStaticAssets().AllowAnonymous();
app.MapHealth();
app.MapLanguageChoice();
app.MapAccount();
app.MapAccess();
app.MapFederation();
app.MapSchedules();
app.MapPeople();
app.MapRequests();
app.MapTimeReports();
app.MapProviders();
app.MapRazorComponents<App>().RequireAuthorization();

app.Run();
