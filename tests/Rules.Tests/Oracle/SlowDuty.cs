using NodaTime;

namespace MutualAid.Rules.Tests.Oracle;

/// <summary>A duty in whole minutes.</summary>
sealed class SlowDuty
{
    readonly bool[] isWorked;

    public SlowDuty(Duty duty)
    {
        (Start, End) = (Minute(duty.Start), Minute(duty.End));
        (Kind, Place, IsAid, BreaksAreKnown) = (duty.Kind, duty.Place, duty.Employer == Employer.Host, duty.Breaks is not null);
        isWorked = new bool[End - Start];
        Array.Fill(isWorked, true);
        foreach (var pause in duty.Breaks ?? BreakList.None)
            for (var minute = Minute(pause.Start); minute < Minute(pause.End); minute++)
                isWorked[minute - Start] = false;

        (Day, Time, Date) = (WallClock.DayOf(Start), WallClock.TimeOf(Start), WallClock.DateOf(WallClock.DayOf(Start)));

        var time = Time;
        for (var minute = Start; minute < End; minute++, time++)
        {
            // The clocks are changed on full hours.
            if (minute % WallClock.Hour == 0)
                time = WallClock.TimeOf(minute);

            Worked += IsWorkedAt(minute) ? 1 : 0;
            NightMinutes += WallClock.IsNight(time) ? 1 : 0;
            CoreMinutes += time < 5 * WallClock.Hour ? 1 : 0;
        }
    }

    public int Start { get; }
    public int End { get; }
    public DutyKind Kind { get; }
    public string? Place { get; }
    public bool IsAid { get; }
    public bool BreaksAreKnown { get; }
    public int Day { get; }
    public (int Year, int Month) Date { get; }
    public int Time { get; }

    /// <summary>Minutes that are no break.</summary>
    public int Worked { get; }

    public int NightMinutes { get; }

    /// <summary>Minutes between 00 and 05.</summary>
    public int CoreMinutes { get; }

    public bool IsWork => Kind is DutyKind.Ordinary or DutyKind.Overtime or DutyKind.EmergencyOvertime or DutyKind.OnCall or DutyKind.Travel;

    public bool IsNight => NightMinutes >= 180;

    /// <summary>The evening a night shift belongs to.</summary>
    public int Evening => Time < 6 * WallClock.Hour ? Day - 1 : Day;

    /// <summary>Counted for a full week.</summary>
    public bool FillsTheWeek => Kind is DutyKind.Ordinary or DutyKind.Travel;

    public bool IsWorkedAt(int minute) => isWorked[minute - Start];

    public static int Minute(Instant instant) => (int)(instant.ToUnixTimeSeconds() / 60);
}
