using Microsoft.Extensions.Localization;

namespace MutualAid.Web.Features.ScheduleEdits;

/// <summary>How many of a shift's seats the work cannot do without, where that is not all of them: <c>Minst 3 behövs, så 1 saknas.</c></summary>
static class NeededSentence
{
    public static string? Of(int filled, int needed, int seats, IStringLocalizer words) =>
        needed == seats ? null : filled < needed ? words["Needed.below", needed, needed - filled].Value : words["Needed", needed].Value;
}
