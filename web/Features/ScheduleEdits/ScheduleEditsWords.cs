namespace MutualAid.Web.Features.ScheduleEdits;

public sealed class ScheduleEditsWords;
