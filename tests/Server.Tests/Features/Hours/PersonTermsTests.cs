using MutualAid.Rules;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Tests.Support;
using NodaTime;
using NodaTime.Text;

namespace MutualAid.Server.Tests.Features.Hours;

/// <summary>Which rules hold for whom and when, as every door asks it.</summary>
public sealed class PersonTermsTests(Api api)
{
    static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    static Instant At(string text) => InstantPattern.General.Parse(text).Value;

    async Task<(HourTerms Terms, Duty[] Duties)> Read(Guid person)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var duties = await PersonDuties.Around(connection, [person], new(At("2026-03-01T00:00:00Z"), At("2026-05-01T00:00:00Z")), null, TestContext.Current.CancellationToken);
        return (await PersonTerms.Of(connection, person, null, TestContext.Current.CancellationToken), [.. duties[person].Select(standing => standing.Duty)]);
    }

    [Fact]
    public async Task What_was_worked_before_a_change_is_judged_by_the_numbers_of_its_time()
    {
        var code = await api.AnEmptyRegister();
        var person = await api.GivenPerson(code);
        await api.GivenPreset(code, "2026-04-01T00:00:00Z", """{"atl-13-daily": 780}""");
        foreach (var month in (string[])["03", "04"])
        {
            await api.GivenHomeDuty(person, $"2026-{month}-10T06:00:00Z", $"2026-{month}-10T18:00:00Z");
            await api.GivenHomeDuty(person, $"2026-{month}-11T06:00:00Z", $"2026-{month}-11T14:00:00Z");
        }

        var (terms, duties) = await Read(person);
        var breach = Assert.Single(HourRules.Check(duties, terms, Zone), breach => breach.RuleId == Presets.DailyRest);

        Assert.Equal((At("2026-04-11T06:00:00Z"), 780), (breach.At, breach.Rule.Limit));
    }

    [Fact]
    public async Task A_mode_holds_for_its_persons_and_its_time_and_ends_with_it()
    {
        var code = await api.AnEmptyRegister();
        var (person, colleague) = (await api.GivenPerson(code), await api.GivenPerson(code));
        await api.GivenMode(code, "emergency", "2026-03-10T00:00:00Z", "2026-03-20T00:00:00Z", person);

        var (mine, _) = await Read(person);
        var (others, _) = await Read(colleague);

        Assert.Equal(
            [Mode.Ordinary, Mode.Emergency, Mode.Ordinary],
            ((string[])["2026-03-09T23:59:00Z", "2026-03-10T00:00:00Z", "2026-03-20T00:00:00Z"]).Select(at => mine.At(At(at)).Mode));
        Assert.All(others.Periods, period => Assert.Equal(Mode.Ordinary, period.Mode));
    }

    [Fact]
    public async Task A_part_timers_week_is_theirs_whether_or_not_a_mode_was_decided()
    {
        var code = await api.AnEmptyRegister();
        var (person, decided, colleague) = (await api.GivenPerson(code), await api.GivenPerson(code), await api.GivenPerson(code));
        await api.GivenMode(code, "emergency", "2026-03-10T00:00:00Z", "2026-03-20T00:00:00Z", decided);
        await api.GivenContract(person, 1800);
        await api.GivenContract(decided, 1200);

        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var terms = await PersonTerms.Of(connection, [person, decided, colleague], null, TestContext.Current.CancellationToken);

        Assert.Equal([Duration.FromHours(30), Duration.FromHours(20), null], ((Guid[])[person, decided, colleague]).Select(id => terms[id].ContractedWeek));
        Assert.Equal(Mode.Emergency, terms[decided].At(At("2026-03-10T00:00:00Z")).Mode);
    }
}
