using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Schedules;

namespace MutualAid.Web.Features.Schedules;

/// <summary>What is proven about a draft, as a sentence or two for someone who knows no scheduling.</summary>
public static class ProofSentence
{
    /// <summary><c>Inget schema med de här personerna fyller fler platser. Belastningen på dem är som mest 4 % högre än den måste vara.</c></summary>
    public static string Of(ScheduleRunDto run, RunPointDto point, IStringLocalizer words)
    {
        var seats = Seats(run.Seats - point.SeatsFilled, point.SeatsAtMost - point.SeatsFilled, words);
        var burden = point.BurdenGap switch
        {
            null => null,
            0 => words["Proof.BurdenIsLeast"].Value,
            { } gap => words["Proof.Burden", Percent(gap)].Value,
        };

        return string.Join(' ', ((string?[])[seats, burden]).Where(sentence => sentence is not null));
    }

    /// <summary>Rounded up, so that what is proven is not made better than it is.</summary>
    public static string Percent(double share) => share < 0.1
        ? (Math.Ceiling(share * 1000) / 1000).ToString("P1", CultureInfo.CurrentCulture)
        : (Math.Ceiling(share * 100) / 100).ToString("P0", CultureInfo.CurrentCulture);

    static string? Seats(int empty, int? more, IStringLocalizer words) => (empty, more) switch
    {
        (0, _) => words["Proof.AllFilled"],
        (_, null) => null,
        (_, 0) => words["Proof.NoMore"],
        ({ } all, { } some) when some >= all => null,
        (_, { } some) => words.Count("Proof.More", some),
    };
}
