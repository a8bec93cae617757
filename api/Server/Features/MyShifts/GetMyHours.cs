using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Hours;
using MutualAid.Contracts.MyShifts;
using MutualAid.Rules;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.MyShifts;

/// <summary>A member of staff's own hours: how near the limits, what rest is owed, which order holds and by whose decision, and what has been broken.</summary>
static class GetMyHours
{
    static readonly Duration FourWeeks = Duration.FromDays(28);
    static readonly Duration OneMoreShift = Duration.FromHours(8);
    const int DaysBack = 14, DaysInAll = 28;

    /// <returns>404 <c>/problems/not-in-a-register</c> when the account is nobody's in a staff register.</returns>
    public static async Task<Results<Ok<GetMyHoursResponse>, ProblemHttpResult>> Handle(
        Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var now = clock.GetCurrentInstant();

        if (await connection.QuerySingleOrDefaultAsync<PersonRow>(new(FindMe, new { caller.AccountId }, cancellationToken: cancellation)) is not { } me)
            return Problems.Refuse(StatusCodes.Status404NotFound, "not-in-a-register");

        await using var rows = await connection.QueryMultipleAsync(new(Find, new { me.Id, since = now - FourWeeks }, cancellationToken: cancellation));
        var modes = await rows.ReadAsync<ModeRow>();
        var overrides = await rows.ReadAsync<OverrideRow>();
        await rows.DisposeAsync();

        var period = new Interval(now - FourWeeks, now + FourWeeks);
        var standing = (await PersonDuties.Around(connection, [me.Id], period, transaction: null, cancellation))[me.Id].ToArray();
        var terms = await PersonTerms.Of(connection, me.Id, transaction: null, cancellation);
        var travel = await Roads.All(connection, cancellation);
        Duty[] duties = [.. standing.Select(each => each.Duty)];
        var set = new DutySet(duties, Stockholm.Zone);
        var owed = Margins.RestOwed(set, terms, now);

        return TypedResults.Ok(new GetMyHoursResponse(
            me.Name, now.ToDateTimeOffset(), Week(standing, duties, terms, now),
            MyWeek.Fullest(duties, new(now, now), FourWeeks, 4 * terms.At(now).Book[Presets.SevenDays].Limit, restUntil: null),
            [.. Margins.Of(set, terms, now).Where(margin => margin.Rule.Kind != RuleKind.TotalHours).Select(margin => ToDto(margin, terms.At(now).Mode))],
            (int)Math.Ceiling(owed?.Owed.TotalMinutes ?? 0), owed?.By.ToDateTimeOffset(),
            Margins.NextStart(duties, terms, Stockholm.Zone, now, OneMoreShift)?.ToDateTimeOffset(), (int)OneMoreShift.TotalMinutes,
            [.. modes.Select(mode => mode.ToDto())], [.. overrides.Select(passed => passed.ToDto())],
            Breaches(duties, terms, travel, period), Days(duties, clock.Today()), RecoveryOf(set, terms, clock.Today())));
    }

    static MyHoursDto Week(StandingDuty[] standing, Duty[] duties, HourTerms terms, Instant now)
    {
        var next = Array.Find(standing, each => each.Aid is not null && each.Duty.End > now)?.Duty;
        var around = next?.Interval ?? new(now, now);
        var book = terms.At(around.Start).Book;
        return MyWeek.Fullest(duties, around, HourRules.Week, book[Presets.SevenDays].Limit, next?.End + book.DailyRest);
    }

    static MyMarginDto ToDto(Margin margin, Mode mode) => new(
        margin.Rule.Id, BreachView.Kebab(margin.Rule.Kind), BreachView.Kebab(margin.Rule.In(mode)), margin.Rule.Article, BreachView.UnitOf(margin.Rule.Kind),
        margin.Had, margin.Allowed, margin.When.Start.ToDateTimeOffset(), margin.When.End.ToDateTimeOffset());

    static BreachDto[] Breaches(Duty[] duties, HourTerms terms, TravelBetween travel, Interval period) =>
    [
        .. HourRules.Check(duties, terms, Stockholm.Zone, travel, Severity.Warn).Where(breach => period.Contains(breach.At)).OrderBy(breach => breach.At).Select(BreachView.ToDto),
    ];

    static MyDayDto[] Days(Duty[] duties, DateOnly today) =>
    [
        .. from date in Enumerable.Range(-DaysBack, DaysInAll).Select(today.AddDays)
           let day = new Interval(Stockholm.StartOf(date), Stockholm.StartOf(date.AddDays(1)))
           let touching = duties.Where(duty => duty.IsWork && duty.Start < day.End && duty.End > day.Start).ToArray()
           select new MyDayDto(
               date, MyWeek.Minutes(touching, Employer.Home, day), MyWeek.Minutes(touching, Employer.Host, day),
               Array.Exists(touching, duty => day.Contains(duty.Start) && NightWork.IsNightShift(duty, Stockholm.Zone))),
    ];

    static MyRecoveryDto? RecoveryOf(DutySet duties, HourTerms terms, DateOnly today) =>
        Recovery.After(duties, terms).FirstOrDefault(recovery => recovery.Until.ToDateOnly() > today) is { } next
            ? new(next.First.ToDateOnly(), next.Until.ToDateOnly().AddDays(-1))
            : null;

    sealed record PersonRow(Guid Id, string Name);

    sealed record ModeRow(string Mode, string DecidedBy, Instant DecidedAt, string Ground, Instant FromAt, Instant ToAt)
    {
        public MyModeDto ToDto() => new(Mode, DecidedBy, DecidedAt.ToDateTimeOffset(), Ground, FromAt.ToDateTimeOffset(), ToAt.ToDateTimeOffset());
    }

    sealed record OverrideRow(
        string RuleId, string Article, Instant FromAt, Instant ToAt, int ExcessMinutes, int RestOwedMinutes, string Reason, string RequestedBy, string ApprovedBy, Instant ApprovedAt)
    {
        public MyOverrideDto ToDto() => new(
            RuleId, Article, FromAt.ToDateTimeOffset(), ToAt.ToDateTimeOffset(), ExcessMinutes, RestOwedMinutes, Reason, RequestedBy, ApprovedBy, ApprovedAt.ToDateTimeOffset());
    }

    const string FindMe =
        """
        select id, name
        from person
        where account_id = @AccountId
        """;

    const string Find =
        """
        select hour_mode.mode, hour_mode.decided_by, hour_mode.decided_at, hour_mode.ground, hour_mode.from_at,
               least(hour_mode.to_at, coalesce(hour_mode_person.ended_at, hour_mode.to_at)) as to_at
        from hour_mode_person
        join hour_mode on hour_mode.id = hour_mode_person.mode_id
        where hour_mode_person.person_id = @Id
          and least(hour_mode.to_at, coalesce(hour_mode_person.ended_at, hour_mode.to_at)) > greatest(@since, hour_mode.from_at)
        order by hour_mode.from_at;

        select passed.rule_id, passed.article, passed.from_at, passed.to_at, passed.excess_minutes, passed.rest_owed_minutes, passed.reason,
               asker.display_name as requested_by, approver.display_name as approved_by, passed.approved_at
        from hour_override passed
        join auth.account asker on asker.id = passed.requested_by
        join auth.account approver on approver.id = passed.approved_by
        where passed.person_id = @Id and passed.to_at > @since
        order by passed.approved_at desc, passed.from_at;
        """;
}
