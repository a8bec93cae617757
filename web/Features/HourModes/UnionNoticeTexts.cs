using System.Globalization;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.HourModes;

/// <summary>Times in the notice to the union, which is a Swedish document whatever the language of the page.</summary>
static class UnionNoticeTexts
{
    static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary><c>24 november 2026 kl. 07.00</c></summary>
    public static string At(DateTimeOffset at) => Dates.Local(at).ToString("d MMMM yyyy 'kl.' HH'.'mm", Swedish);

    public static string Day(DateTimeOffset at) => Dates.Local(at).ToString("d MMMM yyyy", Swedish);
}
