namespace MutualAid.Rules;

/// <summary>Days that follow one another: what the rules about so many in a row share.</summary>
static class InARow
{
    public static IEnumerable<Breach> Breaches(RuleContext asked, IEnumerable<List<(Duty Duty, int Day)>> runs) =>
        from run in runs
        let had = run[^1].Day - run[0].Day + 1
        where had > asked.Rule.Limit && asked.Judges(run[^1].Duty.Start)
        select new Breach.TooMany(asked, LocalDays.Date(run[0].Day), LocalDays.Date(run[^1].Day), had, new(run.Select(each => each.Duty)));

    /// <param name="duties">In order of start, each with its day.</param>
    /// <param name="gap">The step to the next day that still continues a run.</param>
    public static IEnumerable<List<(Duty Duty, int Day)>> Runs(IEnumerable<(Duty Duty, int Day)> duties, int gap)
    {
        List<(Duty Duty, int Day)> run = [];
        var last = 0;

        foreach (var each in duties)
        {
            if (run.Count > 0 && each.Day > last + gap)
            {
                yield return run;
                run = [];
            }

            run.Add(each);
            last = each.Day;
        }

        if (run.Count > 0)
            yield return run;
    }
}
