namespace MutualAid.Web.Features.Home;

public sealed class HomeWords;
