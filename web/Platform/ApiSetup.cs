namespace MutualAid.Web.Platform;

static class ApiSetup
{
    /// <summary>Setting <c>Api:Address</c>: where the API listens, seen from this host.</summary>
    public static void AddApiClient(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<SignedInUser>();
        builder.Services.AddSingleton<MunicipalityNames>();
        builder.Services
            .AddHttpClient<ApiClient>(http =>
            {
                http.BaseAddress = new(builder.Configuration["Api:Address"] ?? "http://localhost:5081");
                http.Timeout = TimeSpan.FromSeconds(30);
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // The handler is shared by everyone who is signed in: a cookie that it kept would be sent for the next person.
                UseCookies = false,
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(2),
            });
    }
}
