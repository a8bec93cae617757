namespace MutualAid.Rules;

/// <summary>At most eight hours of work in a stretch that is a night shift.</summary>
/// <remarks>
/// Arbetstidslagen 13 a § asks it of night workers whose work is a special risk or a great strain, directive 2003/88/EC article 8
/// likewise, HSE HSG256 of all. People who are lent for some weeks are seldom night workers in the sense of the law, so it is guidance here.
/// </remarks>
public static class NightShiftLength
{
    public static IEnumerable<Breach> Check(RuleContext asked) =>
        from stretch in asked.Duties.Stretches
        where asked.Judges(stretch.At) && stretch.End - stretch.Start > asked.Rule.LimitTime
        where NightWork.IsNightShift(stretch.Start, stretch.End, asked.Duties.Zone)
        let worked = stretch.Worked
        where worked > asked.Rule.LimitTime
        select new Breach.TooLong(asked, stretch.Interval, worked, asked.Rule.LimitTime, new(stretch.Duties));
}
