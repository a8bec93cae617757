using MutualAid.Rules.Tests.Oracle;
using MutualAid.Rules.Tests.Support;

namespace MutualAid.Rules.Tests;

/// <summary>Each rule says what a count of minutes says, of duties of every kind under rules and modes that change among them.</summary>
/// <remarks>In classes of their own so that they run side by side. Another seed: <c>RandomDuties.Check</c>.</remarks>
public sealed class OracleOfDaysTests
{
    [Fact]
    public void Every_rule_agrees_with_a_count_of_minutes_over_some_days() => Agreement.Check(60_000, RandomTerms.Steady(RandomDuties.DaysOfAllKinds));
}

public sealed class OracleOfChangesTests
{
    [Fact]
    public void And_where_rules_and_modes_change_among_the_days() => Agreement.Check(36_000, RandomTerms.Around(RandomDuties.DaysOfAllKinds));
}

public sealed class OracleOfWeeksTests
{
    [Fact]
    public void And_over_some_weeks_in_which_each_of_the_rules_is_broken() => Assert.Equal(
        Presets.All.Select(rule => rule.Id).Order(), Agreement.Check(4000, RandomTerms.Around(RandomDuties.WeeksOfAllKinds)).Keys.Order());
}

public sealed class OracleOfYearsTests
{
    [Fact]
    public void And_over_a_year() => Agreement.Check(200, RandomTerms.Around(RandomDuties.YearsOfAllKinds));
}
