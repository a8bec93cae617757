using MutualAid.Contracts.Requests;
using MutualAid.Scheduling.Model;

namespace MutualAid.Server.Features.Requests;

sealed record RequestTemplate(string Id, string NameSv, string NameEn, string AboutSv, string AboutEn, IReadOnlyList<TemplateLine> Lines)
{
    /// <param name="population">Inhabitants of the municipality that asks.</param>
    /// <param name="from">The day that the template's day 0 falls on.</param>
    public RequestTemplateDto For(int population, DateOnly from) => new(Id, NameSv, NameEn, AboutSv, AboutEn, [.. Lines.SelectMany(line => line.For(population, from))]);
}

/// <param name="Level">The lowest level of the skill that will do.</param>
sealed record TemplateLine(string TitleSv, string TitleEn, string SkillId, int Level, Seats Seats, Rhythm Rhythm, string Place, int Priority, TemplateDays Days)
{
    /// <summary>Many who do the same side by side: two of three are enough, one of them can guide if not all can, and they are not all from one municipality.</summary>
    public bool IsTeam { get; init; }

    /// <summary>A communicator takes the questions meanwhile.</summary>
    public bool Liaison { get; init; }

    public IEnumerable<TemplateNeedDto> For(int population, DateOnly from)
    {
        if (Rhythm.LateShiftAt is not { } late) return [Need(TitleSv, TitleEn, Rhythm.FirstShiftAt)];
        return [Need($"{TitleSv}, morgon", $"{TitleEn}, early", Rhythm.FirstShiftAt), Need($"{TitleSv}, kväll", $"{TitleEn}, late", late)];

        TemplateNeedDto Need(string sv, string en, TimeOnly at)
        {
            var seats = Seats.For(population);
            var isTeam = IsTeam && seats > 1;
            return new(sv, en, new(sv, SkillId, Level, seats, from.AddDays(Days.First), from.AddDays(Days.First + Days.Length), Rhythm.Pattern, at, Rhythm.HandoverMinutes, Place, Priority)
            {
                Minimum = isTeam && seats > 2 ? (2 * seats + 2) / 3 : null,
                Guide = isTeam && Level < TeamRules.GuideLevel,
                MixedLenders = isTeam,
                Liaison = Liaison,
            });
        }
    }
}

/// <summary>How many people on each shift, by the size of the municipality.</summary>
/// <remarks>
/// Either a fixed number, for what one person does anywhere, or so many for every 10,000 inhabitants, rounded up and kept between two bounds. The bounds say
/// what the smallest municipality cannot do without and what the largest can lead. The rates give Kalix, with 15,500 inhabitants, the thirty or so people at once
/// that it had in shifts in December 2021.
/// </remarks>
readonly record struct Seats(decimal Rate, int Least, int Most)
{
    public static Seats Fixed(int number) => new(0, number, number);

    public static Seats Per10000(decimal rate, int least, int most) => new(rate, least, most);

    public int For(int population) => Math.Clamp((int)Math.Ceiling(population * Rate / 10_000), Least, Most);
}

/// <param name="LateShiftAt">A second shift by day. A need has one rhythm, so it becomes a line of its own.</param>
sealed record Rhythm(string Pattern, int HandoverMinutes, TimeOnly FirstShiftAt, TimeOnly? LateShiftAt = null);

/// <param name="First">0 is the start date.</param>
readonly record struct TemplateDays(int First, int Length);
