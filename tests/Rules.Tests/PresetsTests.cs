using System.Text.Json;

namespace MutualAid.Rules.Tests;

/// <summary>The numbers of the rules are those of the reference file, where each source stands by itself.</summary>
public sealed class PresetsTests
{
    const int Hour = 60;

    static readonly Dictionary<string, Row> Reference = Read();

    /// <summary>The number of the reference in the unit of the rule, where the two are the same thing in other words.</summary>
    static readonly Dictionary<string, Func<decimal, decimal>> InTheRulesUnit = new()
    {
        ["h"] = hours => hours * Hour,
        ["h incl. overtime"] = hours => hours * Hour,
        ["h per week"] = hours => hours * Hour * 4,
        ["h per 7 days"] = hours => hours * Hour * 16,
        ["h per 24 h"] = hours => hours * Hour * (7 - 1) * 16,
        ["hours of work or travel per hour of rest, each 24 h"] = hours => hours,
        ["days, travel excluded"] = days => days,
        ["weeks"] = weeks => weeks,
        ["nights"] = nights => nights,
        ["full nights of sleep"] = nights => nights,
        [""] = number => number,
    };

    /// <summary>Compared each by itself below.</summary>
    static readonly string[] Otherwise = [Presets.DaysInARow, Presets.ExtraOvertime, Presets.PartTimeExtraInAll, Presets.CompensatoryRest];

    public static TheoryData<string> Rules => [.. Presets.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_stands_in_the_reference_with_the_same_mark(string ruleId) =>
        Assert.Equal(Reference[ruleId].Verified, Rulebook.Standard[ruleId].Verified);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_is_of_the_preset_that_the_reference_says(string ruleId) =>
        Assert.StartsWith(ruleId == Presets.DaysInARow ? "HSE" : Rulebook.Standard[ruleId].Preset, Reference[ruleId].Preset, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_number_is_that_of_the_reference(string ruleId)
    {
        if (Otherwise.Contains(ruleId))
            return;

        var row = Reference[ruleId];
        Assert.Equal(InTheRulesUnit[row.Unit](row.Value ?? 0), Rulebook.Standard[ruleId].Limit);
    }

    [Fact]
    public void Six_days_in_a_row_are_tighter_than_the_source_which_says_five_to_seven()
    {
        Assert.Equal((7m, "days (5-7)", "soft"), (Reference["hse-days"].Value, Reference["hse-days"].Unit, Reference["hse-days"].Severity));

        var rule = Rulebook.Standard[Presets.DaysInARow];
        Assert.Equal((6, "MutualAid", Severity.Stop), (rule.Limit, rule.Preset, rule.Ordinary));
        Assert.True(rule.IsTighterOrEqual(rule.Limit) && rule.Limit < Reference["hse-days"].Value, "A source that has been tightened must not be looser.");
    }

    [Theory]
    [InlineData(Presets.ExtraOvertime, Presets.OvertimeInYear)]
    [InlineData(Presets.PartTimeExtraInAll, Presets.PartTimeExtra)]
    public void What_special_reasons_add_is_counted_on_top_of_the_first_cap(string extra, string first) =>
        Assert.Equal((Reference[first].Value + Reference[extra].Value) * Hour, Rulebook.Standard[extra].Limit);

    [Fact]
    public void Rest_that_is_owed_is_given_within_the_days_of_the_reference() =>
        Assert.Equal(Reference[Presets.CompensatoryRest].Value, Rulebook.Standard[Presets.CompensatoryRest].Days);

    [Theory]
    [InlineData("ab-13-daily", Presets.DailyRest)]
    [InlineData("wtd-3", Presets.DailyRest)]
    [InlineData("gk-11", Presets.DailyRest)]
    [InlineData("wtd-4", Presets.Break)]
    [InlineData("wtd-5", Presets.WeeklyRest)]
    public void A_rule_with_several_sources_is_at_least_as_strict_as_each_of_them(string source, string ruleId)
    {
        var rule = Rulebook.Standard[ruleId];
        var value = Reference[source].Value!.Value * Hour;

        Assert.True(rule.IsLeast ? rule.Limit >= value : rule.Limit <= value, $"{ruleId} is {rule.Limit} and {source} asks for {value} minutes.");
    }

    [Fact]
    public void The_directive_has_the_averages_of_the_law_over_no_longer_a_time()
    {
        Assert.Equal(Reference["atl-10b-avg48"].Value, Reference["wtd-6"].Value);
        Assert.Equal(Reference["atl-13a-night-avg"].Value, Reference["wtd-8"].Value);
        Assert.All([Presets.AverageHours, Presets.NightWorkerHours], ruleId => Assert.InRange(Rulebook.Standard[ruleId].Days, 1, 120));
    }

    [Fact]
    public void Windows_and_days_off_are_those_of_the_reference()
    {
        Assert.Equal("at most 4 weeks (192 h in total)", Reference[Presets.AssignmentHours].PeriodText);
        Assert.Equal((28, 192 * Hour), (Rulebook.Standard[Presets.AssignmentHours].Days, Rulebook.Standard[Presets.AssignmentHours].Limit));
        Assert.Equal(Reference["nwcg-off"].Value, Rulebook.Standard[Presets.AssignmentLength].Days);

        Assert.All(Presets.All.Where(rule => rule.Kind is RuleKind.Overtime or RuleKind.OnCallHours or RuleKind.PartTimeExtraHours), rule => Assert.Equal(
            rule.Window switch
            {
                WindowKind.Rolling => ("4 weeks", 28),
                WindowKind.CalendarMonth => ("calendar month", 0),
                WindowKind.CalendarYear => ("calendar year", 0),
            },
            (Reference[rule.Id].PeriodText, rule.Days)));
    }

    [Fact]
    public void Only_the_rest_under_the_crisis_agreement_is_without_a_source() =>
        Assert.Equal(["kla-daily-rest"], Reference.Values.Where(row => !row.Verified).Select(row => row.Id));

    static Dictionary<string, Row> Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MutualAid.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");

        var rows = JsonSerializer.Deserialize<Row[]>(File.ReadAllText(Path.Combine(folder.FullName, "db/reference/hour-rules.json")), Format)!;
        return rows.ToDictionary(row => row.Id);
    }

    static JsonSerializerOptions Format => new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    sealed record Row(string Id, string Preset, decimal? Value, string Unit, string PeriodText, string Severity, bool Verified);
}
