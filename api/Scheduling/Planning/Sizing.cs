using MutualAid.Rules;
using NodaTime;

namespace MutualAid.Scheduling.Planning;

/// <summary>A need as far as its size goes: the same number of seats in each of its shifts.</summary>
public sealed record SizedNeed(string SkillId, int Seats, IReadOnlyList<Interval> Shifts);

/// <summary>What one skill asks for.</summary>
/// <param name="Seats">Seats to fill, summed over the shifts.</param>
/// <param name="People">The fewest people who could do it at lawful hours.</param>
/// <param name="AtOnce">The most seats at the same time.</param>
public sealed record SkillSizing(string SkillId, int Shifts, int Seats, Duration SeatTime, int People, int AtOnce);

/// <summary>How much help a set of needs asks for, before anyone is asked.</summary>
/// <remarks>
/// The number of people is a lower bound: with fewer, no schedule is lawful. It assumes people who do nothing else, are
/// always available and have one of the skills each; real people are fewer hours.
/// </remarks>
public sealed record Sizing(int Shifts, int Seats, Duration SeatTime, int People, int AtOnce, IReadOnlyList<SkillSizing> Skills)
{
    public static Sizing Of(IEnumerable<SizedNeed> needs, Rulebook? rules = null)
    {
        SizedNeed[] all = [.. needs];
        var skills = all.GroupBy(need => need.SkillId).Select(group => OfSkill(group.Key, [.. group], rules ?? Rulebook.Standard)).OrderBy(skill => skill.SkillId, StringComparer.Ordinal).ToArray();

        return new(
            skills.Sum(skill => skill.Shifts),
            skills.Sum(skill => skill.Seats),
            skills.Aggregate(Duration.Zero, (sum, skill) => sum + skill.SeatTime),
            skills.Sum(skill => skill.People),
            MostAtOnce(all, Duration.Zero),
            skills);
    }

    static SkillSizing OfSkill(string skillId, SizedNeed[] needs, Rulebook rules)
    {
        var people = Math.Max(MostInAWeek(needs, rules), MostAtOnce(needs, rules.DailyRest));

        return new(
            skillId,
            needs.Sum(need => need.Shifts.Count),
            needs.Sum(need => need.Shifts.Count * need.Seats),
            needs.Aggregate(Duration.Zero, (sum, need) => sum + Time(need)),
            people,
            MostAtOnce(needs, Duration.Zero));
    }

    static Duration Time(SizedNeed need) => need.Shifts.Aggregate(Duration.Zero, (sum, shift) => sum + shift.Duration) * need.Seats;

    /// <summary>The fullest seven days, shared out by whole shifts: one of 12:30 fits three times in 48 hours, not 3.84.</summary>
    static int MostInAWeek(SizedNeed[] needs, Rulebook rules)
    {
        var shifts = needs
            .SelectMany(need => need.Shifts.Select(shift => (Shift: shift, need.Seats)))
            .GroupBy(each => each.Shift, (shift, same) => (shift.Start, shift.End, Seats: same.Sum(each => each.Seats)))
            .OrderBy(shift => shift.Start)
            .ToArray();
        var (most, cap) = (0, rules[Presets.SevenDays].LimitTime);

        for (var first = 0; first < shifts.Length; first++)
        {
            var end = shifts[first].Start + HourRules.Week;
            var (time, seats, shortest) = (Duration.Zero, 0, HourRules.Week);

            for (var i = first; i < shifts.Length && shifts[i].Start < end; i++)
            {
                if (shifts[i].End > end)
                    continue;

                var length = shifts[i].End - shifts[i].Start;
                time += length * shifts[i].Seats;
                seats += shifts[i].Seats;
                shortest = Duration.Min(shortest, length);
            }

            most = Math.Max(most, (int)Math.Ceiling(time / cap));

            var each = (int)Math.Floor(cap / shortest);
            if (each > 0)
                most = Math.Max(most, (seats + each - 1) / each);
        }

        return most;
    }

    /// <summary>The most seats at the same time, when each also holds its person for the rest that follows.</summary>
    static int MostAtOnce(SizedNeed[] needs, Duration rest)
    {
        var steps = needs
            .SelectMany(need => need.Shifts.SelectMany(shift => ((Instant At, int Seats)[])[(shift.Start, need.Seats), (shift.End + rest, -need.Seats)]))
            .OrderBy(step => step.At).ThenBy(step => step.Seats);

        var (now, most) = (0, 0);
        foreach (var step in steps)
            most = Math.Max(most, now += step.Seats);

        return most;
    }
}
