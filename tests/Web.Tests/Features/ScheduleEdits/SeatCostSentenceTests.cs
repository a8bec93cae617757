using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MutualAid.Web.Features.ScheduleEdits;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.ScheduleEdits;

public sealed class SeatCostSentenceTests : ComponentTest
{
    [Theory]
    [InlineData("hours", 0, "Har inga andra pass i schemat.", "Has no other shifts in the schedule.")]
    [InlineData("hours", 1440, "Har 24 h på andra pass i schemat, erbjuden i 14 dagar.", "Has 24 h on other shifts in the schedule, offered for 14 days.", 14)]
    [InlineData("hours", 480, "Har 8 h på andra pass i schemat, erbjuden i 1 dag.", "Has 8 h on other shifts in the schedule, offered for 1 day.", 1)]
    [InlineData("quick-turn", 690, "Får 11 h 30 min vila mellan två pass. Minst 16 h vore bra.", "Gets 11 h 30 min of rest between two shifts. At least 16 h would be good.")]
    [InlineData("nights", 3, "Det är natt nummer 3 i schemat.", "It is night number 3 in the schedule.")]
    [InlineData("weekends", 3, "Det är helgdag nummer 3 med pass i schemat, lördagar och söndagar medräknade.", "It is weekend day or public holiday number 3 with a shift in the schedule.")]
    [InlineData("nights-in-a-row", 4, "Det är 4 nätter i rad.", "It is 4 nights in a row.")]
    [InlineData("lender", 140, "Kommunen skulle ha 140 % av sin del av passen, räknat efter invånare.", "The municipality would have 140% of its share of the shifts, counted by inhabitants.")]
    [InlineData("tasks", 2, "Byter uppgift mellan passen, 2 gånger i schemat.", "Changes task between shifts, 2 times in the schedule.")]
    [InlineData("journey", 90, "Har 1 h 30 min resa till platsen.", "Has 1 h 30 min of travel to the site.")]
    public void Each_reason_is_a_plain_sentence(string code, int number, string swedish, string english, int offeredDays = 0)
    {
        Assert.Equal(swedish, Sentence());
        Speak("en-GB");
        Assert.Equal(english, Sentence());

        string Sentence() => SeatCostSentence.Of(new(code, number, offeredDays), Services.GetRequiredService<IStringLocalizer<ScheduleEditsWords>>()).Replace('\u00A0', ' ');
    }
}
