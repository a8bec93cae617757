using System.Text.Json.Serialization;
using MutualAid.Identity;
using MutualAid.Identity.Machines;
using MutualAid.Identity.Federation;
using MutualAid.Server.Features.Access;
using MutualAid.Server.Features.CrisisSessions;
using MutualAid.Server.Features.HomeDuties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Features.Incidents;
using MutualAid.Server.Features.Machines;
using MutualAid.Server.Features.MyShifts;
using MutualAid.Server.Features.Offers;
using MutualAid.Server.Features.People;
using MutualAid.Server.Features.Providers;
using MutualAid.Server.Features.Reference;
using MutualAid.Server.Features.Requests;
using MutualAid.Server.Features.ScheduleEdits;
using MutualAid.Server.Features.Schedules;
using MutualAid.Server.Features.TimeReports;
using MutualAid.Server.Features.Vouching;
using MutualAid.Server.Platform;

var builder = WebApplication.CreateBuilder(args);

// Its lines hold whole addresses, and with them the names that people search for.
builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddOpenApi();
builder.Services.AddValidation();
builder.Services.AddProblemDetails();
builder.Services.ConfigureHttpJsonOptions(json =>
{
    json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
    // A field that is left out, or null where the contract has none, is the caller's 400 and not our 500.
    json.SerializerOptions.RespectNullableAnnotations = true;
    json.SerializerOptions.RespectRequiredConstructorParameters = true;
});
builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
builder.AddDatabase();
builder.AddMutualAidIdentity(WhenRefused.Status);
builder.AddMachines();
builder.AddProviderAdministration();
builder.Services.AddRights();
builder.AddJobs();

var app = builder.Build();

app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseBufferedCommands();
app.UseCrossSiteGuard();
app.UseAuthentication();
app.UseAuthorization();

app.MapOpenApi().AllowAnonymous();
app.MapHealth();
app.MapMachines();
app.MapAccess();
app.MapReference();
app.MapIncidents();
app.MapRequests();
app.MapSchedules();
app.MapScheduleEdits();
app.MapOffers();
app.MapMyShifts();
app.MapTimeReports();
app.MapPeople();
app.MapHomeDuties();
app.MapHourRules();
app.MapMachineClients();
app.MapProviders();
app.MapCrisisSessions();
app.MapVouching();

app.Run();
