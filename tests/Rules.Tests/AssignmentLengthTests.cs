using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class AssignmentLengthTests
{
    static readonly Duty[] Fourteen = Daily("2026-02-02 08:00", 14, 8);

    [Fact]
    public void Fourteen_days_away_is_enough() => Assert.Empty(Check(Fourteen));

    [Fact]
    public void The_fifteenth_is_a_breach_that_names_the_days()
    {
        var breach = Assert.IsType<Breach.TooMany>(Assert.Single(Check(Daily("2026-02-02 08:00", 15, 8))));

        Assert.Equal((15, 14, Duration.FromDays(1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal((new LocalDate(2026, 2, 2), new LocalDate(2026, 2, 16)), (breach.FirstDay, breach.LastDay));
        Assert.Equal(15, breach.Duties.Count);
    }

    [Fact]
    public void One_day_off_counts_into_the_assignment_and_two_end_it()
    {
        Assert.Equal(16, Assert.IsType<Breach.TooMany>(Assert.Single(Check([.. Fourteen, Lasting("2026-02-17 08:00", 8)]))).Had);
        Assert.Empty(Check([.. Fourteen, Lasting("2026-02-18 08:00", 8)]));
    }

    [Fact]
    public void Home_work_is_no_day_off_and_no_aid()
    {
        var home = Lasting("2026-02-16 08:00", 8) with { Employer = Employer.Home };

        Assert.Empty(Check([.. Fourteen, home]));
        Assert.Single(Check([.. Fourteen, home, Lasting("2026-02-18 08:00", 8)]));
        Assert.Empty(Check(Daily("2026-02-02 08:00", 30, 8, employer: Employer.Home)));
    }

    [Fact]
    public void The_journeys_there_and_back_are_not_counted() =>
        Assert.Empty(Check([Lasting("2026-02-01 08:00", 8) with { Kind = DutyKind.Travel }, .. Fourteen, Lasting("2026-02-16 08:00", 8) with { Kind = DutyKind.Travel }]));

    [Fact]
    public void The_last_night_belongs_to_the_day_on_which_it_starts()
    {
        Assert.Empty(Check([.. Fourteen[..13], From("2026-02-15 23:59", "2026-02-16 08:00")]));
        Assert.Single(Check([.. Fourteen[..13], From("2026-02-16 00:00", "08:00")]));
    }

    [Fact]
    public void The_days_over_the_change_of_the_clocks_new_year_and_the_leap_day_are_counted_on_the_wall() =>
        Assert.All((string[])["2026-03-20 23:30", "2026-10-20 00:30", "2026-12-21 08:00", "2028-02-20 08:00"], first =>
        {
            Assert.Empty(Check(Daily(first, 14, 8)));
            Assert.Single(Check(Daily(first, 15, 8)));
        });

    [Fact]
    public void It_warns_in_every_mode() =>
        Assert.Equal([Severity.Warn, Severity.Warn, Severity.Warn], InEachMode(Presets.AssignmentLength, Daily("2026-02-02 08:00", 15, 8)));

    static Breach[] Check(params Duty[] duties) => Only(Presets.AssignmentLength, duties);
}
