namespace MutualAid.Rules.Tests.Oracle;

/// <summary>Rest that was owed, and when it was given.</summary>
sealed class SlowOwed
{
    sealed class Debt(int since, int owed)
    {
        public int Since { get; } = since;
        public int Owed { get; } = owed;
        public int? Paid { get; set; }
    }

    readonly List<Debt> debts = [];

    public SlowOwed(Timeline whole, SlowPeriod[] periods)
    {
        foreach (var period in periods)
            foreach (var rule in period.Book.Rules.Where(rule => period.SeverityOf(rule) != Severity.Off))
            {
                if (rule.Kind == RuleKind.DailyRest)
                    debts.AddRange(SlowRest.DailyLacks(whole, period, rule.Limit).Select(lack => new Debt(lack.At, rule.Limit - lack.Had)));

                if (rule.Kind == RuleKind.WeeklyRest)
                    debts.AddRange(SlowRest.WeeklyLacks(whole, period, rule.Limit).Select(lack => new Debt(lack.To, rule.Limit - lack.Had)));
            }

        if (debts.Count == 0)
            return;

        var runs = whole.Runs(whole.AtWork);
        for (var gap = -1; gap < runs.Length; gap++)
            Pay(gap < 0 ? whole.Start - 1 : runs[gap].To, gap + 1 < runs.Length ? runs[gap + 1].From : int.MaxValue, periods);
    }

    void Pay(int from, int to, SlowPeriod[] periods)
    {
        foreach (var moment in debts.Where(debt => debt.Since > from && debt.Since < to).Select(debt => debt.Since).Append(from).Distinct().Order().ToArray())
        {
            Debt[] open = [.. debts.Where(debt => debt.Paid is null && debt.Since <= moment)];
            if (to == int.MaxValue || to - moment >= periods.Single(period => period.Holds(moment)).DailyRest + open.Sum(debt => debt.Owed))
                foreach (var debt in open)
                    debt.Paid = moment;
        }
    }

    /// <summary>The most rest that one lack makes owed and that is not given in so many days.</summary>
    public int? MostUnpaid(SlowPeriod period, int days) =>
        debts.Where(debt => debt.Since + days * WallClock.Day is var deadline && period.Holds(deadline) && (debt.Paid is not { } paid || paid > deadline)).Max(debt => (int?)debt.Owed);
}
