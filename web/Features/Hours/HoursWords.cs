namespace MutualAid.Web.Features.Hours;

public sealed class HoursWords;
