namespace MutualAid.Web.Features.Providers;

public sealed class ProvidersWords;
