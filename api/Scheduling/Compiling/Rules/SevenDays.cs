using System.Runtime.InteropServices;
using MutualAid.Rules;
using MutualAid.Scheduling.Rosters;
using NodaTime;

namespace MutualAid.Scheduling.Compiling.Rules;

/// <summary>The cap on hours in any seven days and the lender's ceiling on aid, as far as they can be read from the minutes of each day.</summary>
/// <remarks>It never forbids what the duty book allows. What lies at a window's edges is taken at its least.</remarks>
sealed class SevenDays : RosterRule
{
    const int Before = 6;

    readonly PersonDays days;

    // Of what the person may do on the days; by first day of the window, in minutes.
    readonly int[] allowed;
    readonly CapsLeft caps;
    readonly Lazy<Machine> machine;

    public SevenDays(PersonDays days)
    {
        this.days = days;
        caps = new(days.Person.Person, days.Settled, days.Board.Problem.Zone);
        allowed = [.. Enumerable.Range(0, days.Days.Length).Select(Allowed)];
        machine = new(() => new Machine(this));
    }

    public override bool IsSeldomReached => true;

    public override int States => machine.Value.States;

    public override int After(int state, int day, int kind, ref long cost) => machine.Value.Next(state, day, days.Days[day][kind].TakenMinutes);

    public override long? Cost(RosterSpace space, ReadOnlySpan<short> choices)
    {
        Span<int> before = stackalloc int[Before];
        before.Clear();
        for (var day = 0; day < choices.Length; day++)
        {
            var minutes = days.Days[day][choices[day]].TakenMinutes;
            if (!Holds(before, day, minutes)) return null;

            before[1..].CopyTo(before);
            before[^1] = minutes;
        }

        return 0;
    }

    /// <param name="before">Minutes of the six days before, the earliest first.</param>
    bool Holds(ReadOnlySpan<int> before, int day, int minutes)
    {
        if (minutes == 0) return true;

        var sum = minutes;
        foreach (var each in before[1..]) sum += each;
        if (sum > allowed[Math.Max(0, day - Before + 1)]) return false;

        return before[0] == 0 || sum + before[0] - Math.Min(minutes, Beyond(day - Before, before[0], minutes)) <= allowed[day - Before];
    }

    int Beyond(int first, int minutesThen, int minutesNow)
    {
        var (from, to) = (long.MaxValue, long.MinValue);
        foreach (var choice in days.Days[first])
            if (choice.TakenMinutes == minutesThen) from = Math.Min(from, StartOf(choice));
        foreach (var choice in days.Days[first + Before])
            if (choice.TakenMinutes == minutesNow)
                foreach (var shift in choice.Taken) to = Math.Max(to, days.Board.Shifts[shift].Duty.End);

        return (int)Math.Max(0, (to - from - HourRules.Week.BclCompatibleTicks + NodaConstants.TicksPerMinute - 1) / NodaConstants.TicksPerMinute);
    }

    int Allowed(int first)
    {
        if (days.Days.Skip(first).FirstOrDefault(day => day.Length > 1) is not { } busy) return int.MaxValue;

        var window = new Interval(Instant.FromUnixTimeTicks(busy[1..].Max(StartOf)), Instant.FromUnixTimeTicks(busy[1..].Min(StartOf)) + HourRules.Week);
        return (int)Math.Ceiling(caps.In(window).TotalMinutes);
    }

    long StartOf(DayChoice choice) => days.Board.Shifts[choice.Taken[0]].Duty.Start;

    /// <summary>The minutes of the last six days are a state; only those that can be reached are numbered.</summary>
    sealed class Machine
    {
        // Of a day's minutes, which no duty book lets be more than a week's.
        const int Bits = 20;
        static readonly UInt128 oneDay = (UInt128.One << Bits) - 1;
        static readonly UInt128 allDays = (UInt128.One << (Bits * Before)) - 1;

        readonly Dictionary<(int State, int Day, int Minutes), int> next = [];

        public Machine(SevenDays rule)
        {
            var numbers = new Dictionary<UInt128, int> { [0] = 0 };
            var (states, reached) = (new List<UInt128> { 0 }, new List<int> { 0 });
            Span<int> before = stackalloc int[Before];

            for (var day = 0; day < rule.days.Days.Length; day++)
            {
                int[] choices = [.. rule.days.Days[day].Select(choice => choice.TakenMinutes).Distinct()];
                var after = new HashSet<int>();
                foreach (var state in reached)
                {
                    for (var back = 0; back < Before; back++) before[^(back + 1)] = (int)((states[state] >> (Bits * back)) & oneDay);
                    foreach (var minutes in choices)
                    {
                        if (!rule.Holds(before, day, minutes)) continue;

                        var then = ((states[state] << Bits) | (uint)minutes) & allDays;
                        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, then, out var isKnown);
                        if (!isKnown)
                        {
                            number = states.Count;
                            states.Add(then);
                        }

                        next[(state, day, minutes)] = number;
                        after.Add(number);
                    }
                }

                reached = [.. after];
            }

            States = states.Count;
        }

        public int States { get; }

        public int Next(int state, int day, int minutes) => next.GetValueOrDefault((state, day, minutes), Forbidden);
    }
}
