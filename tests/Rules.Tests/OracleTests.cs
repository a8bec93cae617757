using MutualAid.Rules.Tests.Oracle;
using MutualAid.Rules.Tests.Support;

namespace MutualAid.Rules.Tests;

/// <summary>Each rule says what a count of minutes says, of duties of every kind under rules and modes that change among them.</summary>
/// <remarks>In classes of their own so that they run side by side. Another seed: <c>RandomDuties.Check</c>.</remarks>
public sealed class OracleOfDaysTests
{
    [Fact]
    public void Every_rule_agrees_with_a_count_of_minutes_over_some_days() => Agreement.Check(4000, RandomDuties.DaysOfAllKinds);
}

public sealed class OracleOfWeeksTests
{
    [Fact]
    public void Every_rule_agrees_with_a_count_of_minutes_over_some_weeks() =>
        Assert.Equal(Presets.All.Select(rule => rule.Id).Order(), Agreement.Check(1000, RandomDuties.WeeksOfAllKinds).Keys.Order());
}

public sealed class OracleOfYearsTests
{
    [Fact]
    public void Every_rule_agrees_with_a_count_of_minutes_over_a_year() => Agreement.Check(100, RandomDuties.YearsOfAllKinds);
}
