namespace MutualAid.Rules;

/// <summary>At most twelve hours of work in a stretch; nine where there are nights in the rota.</summary>
/// <remarks>HSE HSG256; Garde and Kecklund 2020. Breaks that are known are not work.</remarks>
public static class ShiftLength
{
    public static IEnumerable<Breach> Check(RuleContext asked) =>
        from stretch in asked.Duties.Stretches
        where stretch.End - stretch.Start > asked.Rule.LimitTime && asked.Judges(stretch.At)
        let worked = stretch.Worked
        where worked > asked.Rule.LimitTime
        select new Breach.TooLong(asked, stretch.Interval, worked, asked.Rule.LimitTime, new(stretch.Duties));
}
