using NodaTime;

namespace MutualAid.Rules;

/// <summary>At most five hours of work without a break.</summary>
/// <remarks>
/// Arbetstidslagen 15 § (rast); directive 2003/88/EC, article 4, has six hours. Asked only of duties whose breaks are known: a plan does not
/// say when people eat, a time report does.
/// </remarks>
public static class WorkWithoutBreak
{
    public static IEnumerable<Breach> Check(RuleContext asked)
    {
        Duty[] known = [.. asked.Duties.Work.Where(duty => duty.Breaks is not null)];

        return
            from piece in DutySet.Pieces(known)
            where piece.Duration > asked.Rule.LimitTime
            let duties = new DutyList(known.Where(duty => duty.Within(piece.Start, piece.End) > Duration.Zero))
            where asked.Judges(duties[^1].Start)
            select new Breach.TooLong(asked, piece, piece.Duration, asked.Rule.LimitTime, duties);
    }
}
