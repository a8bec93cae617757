using MutualAid.Contracts.Incidents;
using MutualAid.Contracts.Requests;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Incidents;

static class SampleIncident
{
    public static readonly Guid Id = Guid.Parse("0195d0a0-0000-7000-8000-000000000100");

    static readonly DateTimeOffset Began = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    public static readonly IncidentDto Incident = new(
        Id, "2514", "Kalix",
        new("Allt är \"nere\" 🔥", "Servrarna är krypterade.\nVi skriver på papper.", "leh_4_1", Began.AddHours(1), "Krisledningsnämndens ordförande", Began, "Ylva Provsson", "0923-650 00", "Stadshuset"),
        "acute", null, Began, 3);

    public static readonly RequestSummaryDto Sent = new(
        Guid.Parse("0195d0a0-0000-7000-8000-000000000200"), 1, "Första veckan", "sent", null, Began, 2, new(2026, 11, 23), new(2026, 11, 30), 1204, 1184);

    public static readonly RequestSummaryDto Draft = new(Guid.Parse("0195d0a0-0000-7000-8000-000000000201"), 2, "Mer", "draft", null, null, 0, null, null, 0, 0);

    public static FakeApi Playing(IncidentDto incident, params RequestSummaryDto[] requests) => new FakeApi()
        .Answers($"GET /incidents/{Id}", incident)
        .Answers($"GET /incidents/{Id}/requests", requests)
        .Answers($"GET /incidents/{Id}/offers", Array.Empty<object>());
}
