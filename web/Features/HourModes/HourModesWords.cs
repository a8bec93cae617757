namespace MutualAid.Web.Features.HourModes;

public sealed class HourModesWords;
