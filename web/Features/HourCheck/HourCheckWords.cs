namespace MutualAid.Web.Features.HourCheck;

public sealed class HourCheckWords;
