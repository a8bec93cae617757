using NodaTime;

namespace MutualAid.Rules.Tests.Support;

/// <summary>The hour rules said again, slowly, one minute at a time; shares no code with them and knows no zone library.</summary>
sealed class MinuteByMinute
{
    const int Week = 7 * 24 * 60;
    const int Margin = 2 * Week;

    readonly long origin;
    readonly int[] working;
    readonly string?[] place;
    readonly List<int> startDays = [];

    /// <param name="duties">Starting and ending on whole minutes.</param>
    public MinuteByMinute(IReadOnlyCollection<Duty> duties)
    {
        origin = duties.Min(duty => Minute(duty.Start)) - Margin;
        var length = (int)(duties.Max(duty => Minute(duty.End)) - origin) + Margin;
        working = new int[length];
        place = new string?[length];

        foreach (var duty in duties)
        {
            startDays.Add(StockholmDay(Minute(duty.Start)));
            for (var minute = Minute(duty.Start); minute < Minute(duty.End); minute++)
            {
                working[minute - origin]++;
                place[minute - origin] ??= duty.Place;
            }
        }
    }

    public bool SomebodyIsInTwoPlaces => working.Any(count => count > 1);

    /// <summary>Minutes; null when there is only one stretch.</summary>
    public int? ShortestRest
    {
        get
        {
            int? shortest = null;
            var rest = int.MinValue;

            foreach (var count in working)
            {
                if (count > 0)
                {
                    if (rest > 0)
                        shortest = Math.Min(shortest ?? rest, rest);

                    rest = 0;
                }
                else if (rest >= 0)
                    rest++;
            }

            return shortest;
        }
    }

    public int LongestStretch
    {
        get
        {
            var (longest, now) = (0, 0);
            foreach (var count in working)
                longest = Math.Max(longest, now = count > 0 ? now + 1 : 0);

            return longest;
        }
    }

    public int MostInAWeek
    {
        get
        {
            var sum = working.Take(Week).Count(count => count > 0);
            var most = sum;

            for (var start = 1; start + Week <= working.Length; start++)
            {
                sum += (working[start + Week - 1] > 0 ? 1 : 0) - (working[start - 1] > 0 ? 1 : 0);
                most = Math.Max(most, sum);
            }

            return most;
        }
    }

    /// <summary>The longest time from the first minute of work after a rest of 36 h to the last before the next such rest.</summary>
    public int LongestWithoutWeeklyRest
    {
        get
        {
            var (longest, start, rest) = (0, -1, 36 * 60);

            for (var minute = 0; minute < working.Length; minute++)
            {
                if (working[minute] == 0)
                {
                    rest++;
                    continue;
                }

                if (rest >= 36 * 60)
                    start = minute;

                rest = 0;
                longest = Math.Max(longest, minute + 1 - start);
            }

            return longest;
        }
    }

    public int MostDaysInARow
    {
        get
        {
            var days = startDays.ToHashSet();
            return days.Max(first => Enumerable.Range(0, days.Count + 1).TakeWhile(more => days.Contains(first + more)).Count());
        }
    }

    /// <summary>Only asked when nothing overlaps.</summary>
    public bool RoadFits(int travelMinutes)
    {
        string? at = null;
        var (free, longest) = (0, 0);

        for (var minute = 0; minute < working.Length; minute++)
        {
            if (working[minute] == 0)
            {
                longest = Math.Max(longest, ++free);
                continue;
            }

            free = 0;

            if (place[minute] is not { } here)
                continue;

            if (at is not null && at != here && longest < travelMinutes + 11 * 60)
                return false;

            (at, longest) = (here, 0);
        }

        return true;
    }

    static long Minute(Instant instant) => instant.ToUnixTimeSeconds() / 60;

    static int StockholmDay(long minute)
    {
        var utc = DateTime.UnixEpoch.AddMinutes(minute);
        var summer = utc >= LastSunday(utc.Year, 3).AddHours(1) && utc < LastSunday(utc.Year, 10).AddHours(1);
        return (int)(utc.AddHours(summer ? 2 : 1) - DateTime.UnixEpoch).TotalDays;
    }

    static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, DateTime.DaysInMonth(year, month), 0, 0, 0, DateTimeKind.Utc);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
