using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Dapper;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Hours;

public sealed class CheckHoursTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static readonly CheckHoursRequest Nothing = new([], "ordinary", null, null, null, null, null);

    static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    static CheckedDutyDto Duty(string from, string to, string kind = "ordinary", string? place = null, CheckedBreakDto[]? breaks = null) =>
        new(At(from), At(to), "host", kind, breaks, place);

    static Task<HttpResponseMessage> Post(HttpClient client, CheckHoursRequest request) => client.PostAsJsonAsync("/hours/check", request, Cancellation);

    async Task<CheckHoursResponse> Check(CheckHoursRequest request)
    {
        using var client = await api.SignedIn("staff", "2514");
        return await (await Post(client, request)).Read<CheckHoursResponse>();
    }

    async Task<Dictionary<string, string[]>> Errors(CheckHoursRequest request)
    {
        using var client = await api.SignedIn("staff", "2514");
        return await (await Post(client, request)).FieldErrors();
    }

    static readonly CheckedDutyDto Evening = Duty("2026-11-17T10:00+01:00", "2026-11-17T18:00+01:00");

    static readonly CheckedDutyDto EarlyMorning = Duty("2026-11-18T04:30+01:00", "2026-11-18T12:30+01:00");

    [Fact]
    public async Task Tells_what_is_broken_with_paragraph_and_numbers()
    {
        var answer = await Check(Nothing with { Duties = [EarlyMorning, Evening] });

        var rest = Assert.Single(answer.Breaches, breach => breach.Severity == "stop");
        Assert.Equal(("atl-13-daily", 630, 660, 30), (rest.RuleId, rest.Had, rest.Limit, rest.ExcessMinutes));
        Assert.StartsWith("Arbetstidslagen 13 §", rest.Article, StringComparison.Ordinal);
        Assert.Equal(At("2026-11-18T05:00+01:00"), rest.EarliestStart);
        Assert.Contains(answer.Breaches, breach => breach is { RuleId: "atl-13-night", Severity: "note" });
        Assert.Equal(answer.Breaches.Length, answer.BreachesInAll);
    }

    [Fact]
    public async Task Tells_what_one_more_duty_would_break_and_when_it_could_begin()
    {
        var answer = await Check(Nothing with { Duties = [Evening], Adding = EarlyMorning });

        Assert.Empty(answer.Breaches);
        Assert.Contains(answer.Adding!.Breaches, breach => breach.RuleId == "atl-13-daily");
        Assert.Equal(At("2026-11-18T05:00+01:00"), answer.Adding.EarliestStart);
    }

    [Fact]
    public async Task Tells_what_is_left_at_a_moment()
    {
        var answer = await Check(Nothing with { Duties = [Evening] });

        var week = Assert.Single(answer.Margins, margin => margin.RuleId == "week-48");
        Assert.Equal(("stop", 480, 2880, 2400), (week.Severity, week.Had, week.Allowed, week.Left));
        Assert.Equal((Evening.EndsAt, 0), (answer.At, answer.RestOwedMinutes));
    }

    [Fact]
    public async Task Rest_that_is_owed_is_told_with_the_time_by_which_it_must_have_begun()
    {
        var answer = await Check(Nothing with { Duties = [Evening, EarlyMorning], At = At("2026-11-18T10:00+01:00") });

        Assert.Equal((30, At("2026-11-25T04:30+01:00")), (answer.RestOwedMinutes, answer.RestOwedBy));
    }

    [Fact]
    public async Task The_two_half_past_two_of_the_autumn_night_are_an_hour_apart()
    {
        var night = Duty("2026-10-24T22:00+02:00", "2026-10-25T02:30+01:00", breaks: []);

        var longer = await Check(Nothing with { Duties = [night] });
        var shorter = await Check(Nothing with { Duties = [night with { EndsAt = At("2026-10-25T02:30+02:00") }] });

        Assert.Contains(longer.Breaches, breach => breach is { RuleId: "atl-15-break", Had: 330 });
        Assert.DoesNotContain(shorter.Breaches, breach => breach.RuleId == "atl-15-break");
    }

    [Fact]
    public async Task A_time_that_the_spring_night_skips_is_an_error()
    {
        var errors = await Errors(Nothing with { Duties = [Duty("2026-03-28T22:00+01:00", "2026-03-29T02:30+01:00"), Duty("2026-03-29T02:30+02:00", "2026-03-29T10:00+02:00")] });

        Assert.Equal(["no-such-local-time"], errors["Duties[0].EndsAt"]);
        Assert.Equal(["no-such-local-time"], errors["Duties[1].StartsAt"]);
    }

    [Fact]
    public async Task A_municipalitys_numbers_and_its_day_can_be_asked_for()
    {
        var code = await api.AnEmptyRegister();
        await api.GivenPreset(code, "2026-01-01T00:00:00Z", """{"atl-13-daily": 720}""");
        CheckedDutyDto[] twelveBetween = [Evening, Duty("2026-11-18T05:30+01:00", "2026-11-18T12:30+01:00")];

        Assert.DoesNotContain((await Check(Nothing with { Duties = twelveBetween })).Breaches, breach => breach.RuleId == "atl-13-daily");
        Assert.Contains((await Check(Nothing with { Duties = twelveBetween, MunicipalityCode = code })).Breaches, breach => breach is { RuleId: "atl-13-daily", Limit: 720 });
        Assert.DoesNotContain((await Check(Nothing with { Duties = [Evening, EarlyMorning], DayBreak = new(0, 0) })).Breaches, breach => breach.RuleId == "atl-13-daily" && breach.EarliestStart is not null);
    }

    [Fact]
    public async Task Under_the_crisis_agreement_48_hours_in_seven_days_is_a_warning()
    {
        CheckedDutyDto[] five = [.. Enumerable.Range(16, 5).Select(day => Duty($"2026-11-{day}T08:00+01:00", $"2026-11-{day}T18:00+01:00"))];

        Assert.Equal("stop", (await Check(Nothing with { Duties = five })).Breaches.Single(breach => breach.RuleId == "week-48").Severity);
        Assert.Equal("warn", (await Check(Nothing with { Duties = five, Mode = "crisis_agreement" })).Breaches.Single(breach => breach.RuleId == "week-48").Severity);
    }

    [Fact]
    public async Task Between_two_places_the_road_is_counted()
    {
        var answer = await Check(Nothing with { Duties = [Evening with { Place = "2514" }, EarlyMorning with { StartsAt = At("2026-11-18T06:00+01:00"), Place = "2580" }] });

        Assert.Contains(answer.Breaches, breach => breach.RuleId == "travel-time");
    }

    [Fact]
    public async Task What_is_wrong_with_a_duty_is_told_by_field()
    {
        var errors = await Errors(Nothing with
        {
            Duties =
            [
                Evening with { EndsAt = Evening.StartsAt },
                Evening with { EndsAt = Evening.StartsAt.AddHours(49), Employer = "nobody", Kind = "play", Place = "9999" },
                Evening with { StartsAt = new(1999, 12, 31, 0, 0, 0, TimeSpan.Zero), EndsAt = new(2101, 1, 1, 0, 0, 0, TimeSpan.Zero) },
                Evening with { Breaks = [new(Evening.StartsAt.AddHours(-1), Evening.StartsAt.AddHours(1)), new(Evening.StartsAt.AddHours(3), Evening.StartsAt.AddHours(3)), new(Evening.StartsAt.AddHours(4), Evening.StartsAt.AddHours(5)), new(Evening.StartsAt.AddHours(4), Evening.StartsAt.AddHours(6))] },
            ],
            Mode = "none", MunicipalityCode = "9999", ContractedMinutesPerWeek = 0,
        });

        Assert.Equal(["ends-before-start"], errors["Duties[0].EndsAt"]);
        Assert.Equal(["longer-than-two-days"], errors["Duties[1].EndsAt"]);
        Assert.All((string[])["Duties[1].Employer", "Duties[1].Kind", "Duties[1].Place", "Mode", "MunicipalityCode"], field => Assert.Equal(["unknown"], errors[field]));
        Assert.All((string[])["Duties[2].StartsAt", "Duties[2].EndsAt", "ContractedMinutesPerWeek"], field => Assert.Equal(["out-of-range"], errors[field]));
        Assert.Equal(["outside-the-duty"], errors["Duties[3].Breaks[0].StartsAt"]);
        Assert.Equal(["ends-before-start"], errors["Duties[3].Breaks[1].EndsAt"]);
        Assert.Equal(["overlaps"], errors["Duties[3].Breaks[3].StartsAt"]);
    }

    [Fact]
    public async Task A_thousand_duties_are_answered_and_one_more_is_too_many()
    {
        CheckedDutyDto[] sameTime = [.. Enumerable.Repeat(Evening, 1000)];

        var answer = await Check(Nothing with { Duties = sameTime });

        Assert.Equal(500, answer.Breaches.Length);
        Assert.True(answer.BreachesInAll > 500);
        Assert.Equal(["at-most-1000"], (await Errors(Nothing with { Duties = [.. sameTime, Evening] }))["Duties"]);
        Assert.Equal(["required"], (await Errors(Nothing))["Duties"]);
    }

    [Fact]
    public async Task Nothing_of_it_is_stored()
    {
        using var client = await api.SignedIn("staff", "2514");
        var key = Guid.NewGuid();
        client.DefaultRequestHeaders.Add("Idempotency-Key", key.ToString());

        await (await Post(client, Nothing with { Duties = [Evening] })).Has(HttpStatusCode.OK);

        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*)::int from idempotent_answer where key = @key", new { key }));
    }

    [Fact]
    public async Task Is_for_anyone_who_is_signed_in()
    {
        using var stranger = api.AnonymousForm();
        using var nobody = await api.SignedIn(await api.GivenAccount("2514"));

        await (await Post(stranger, Nothing with { Duties = [Evening] })).Has(HttpStatusCode.Unauthorized);
        await (await Post(nobody, Nothing with { Duties = [Evening] })).Has(HttpStatusCode.OK);
    }
}
