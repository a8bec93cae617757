namespace MutualAid.Web.Features.Incidents;

public sealed class IncidentsWords;
