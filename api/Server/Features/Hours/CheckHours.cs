using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Hours;
using MutualAid.Rules;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>What the rules say of any hours: what they break, what is left, and when one more duty could begin. A calculator: it stores nothing and logs nothing of what it is asked.</summary>
static class CheckHours
{
    const int MostBreaches = 500;
    const int LongestWeek = 2400;

    static readonly Duration LookAhead = Duration.FromDays(28);

    static readonly Dictionary<string, Mode> Modes = new() { ["ordinary"] = Mode.Ordinary, ["emergency"] = Mode.Emergency, ["crisis_agreement"] = Mode.CrisisAgreement };

    public static async Task<Results<Ok<CheckHoursResponse>, ValidationProblem>> Handle(CheckHoursRequest request, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var places = (await connection.QueryAsync<string>(new(Codes, cancellationToken: cancellation))).ToHashSet();
        if (Errors(request, places).ToArray() is { Length: > 0 } errors) return Problems.Invalid(errors);

        var versions = request.MunicipalityCode is { } code ? await HourPresets.Of(connection, code, transaction: null, cancellation) : [];
        return TypedResults.Ok(Answer(request, Terms(request, versions), await Roads.All(connection, cancellation)));
    }

    static IEnumerable<(string Field, string Code)> Errors(CheckHoursRequest request, IReadOnlySet<string> places)
    {
        if (request.Duties.Length > CheckHoursRequest.MostDuties) return [(nameof(request.Duties), $"at-most-{CheckHoursRequest.MostDuties}")];

        return
        [
            .. request is { Duties: [], Adding: null } ? [(nameof(request.Duties), "required")] : Array.Empty<(string, string)>(),
            .. request.Duties.Index().SelectMany(duty => CheckedDuties.Errors(duty.Item, $"{nameof(request.Duties)}[{duty.Index}]", places)),
            .. request.Adding is { } adding ? CheckedDuties.Errors(adding, nameof(request.Adding), places) : [],
            .. Order(request, places),
        ];
    }

    static IEnumerable<(string Field, string Code)> Order(CheckHoursRequest request, IReadOnlySet<string> places)
    {
        if (!Modes.ContainsKey(request.Mode)) yield return (nameof(request.Mode), "unknown");
        if (request.MunicipalityCode is { } code && !places.Contains(code)) yield return (nameof(request.MunicipalityCode), "unknown");
        if (request.DayBreak is { } dayBreak && dayBreak.Ticks % TimeSpan.TicksPerMinute != 0) yield return (nameof(request.DayBreak), "not-a-whole-minute");
        if (request.ContractedMinutesPerWeek is <= 0 or > LongestWeek) yield return (nameof(request.ContractedMinutesPerWeek), "out-of-range");
        if (request.At is { } at && CheckedDuties.WrongTime(at) is { } wrong) yield return (nameof(request.At), wrong);
    }

    /// <summary>The rulebooks of the municipality, each in its time, all in the mode that was said: a decision without beginning or end.</summary>
    static HourTerms Terms(CheckHoursRequest request, IEnumerable<HourPresetRow> versions)
    {
        var terms = HourTerms.Of(Rulebook.Standard, versions.Select(version => (version.ValidFrom, version.ToRulebook())), []) with
        {
            ContractedWeek = request.ContractedMinutesPerWeek is { } minutes ? Duration.FromMinutes(minutes) : null,
        };
        var inMode = terms with { Periods = [.. terms.Periods.Select(period => period with { Mode = Modes[request.Mode] })] };
        return request.DayBreak is { } at ? inMode.With(book => book.WithDayBreak(LocalTime.FromTimeOnly(at))) : inMode;
    }

    static CheckHoursResponse Answer(CheckHoursRequest request, HourTerms terms, TravelBetween roads)
    {
        Duty[] duties = [.. request.Duties.Select(CheckedDuties.ToDuty)];
        Duty? adding = request.Adding is { } added ? CheckedDuties.ToDuty(added) : null;
        var at = request.At is { } said ? Instant.FromDateTimeOffset(said) : adding?.Start ?? duties.Max(duty => duty.End);

        var breaches = HourRules.Check(duties, terms, Stockholm.Zone, roads, Severity.Note);
        var set = new DutySet(duties, Stockholm.Zone);
        var owed = Margins.RestOwed(set, terms, at);
        var mode = Modes[request.Mode];

        return new(
            Worst(breaches), breaches.Count,
            adding is { } one ? new(Worst(HourRules.CheckAdding(one, duties, terms, Stockholm.Zone, roads, Severity.Note)), EarliestStart(one, duties, terms, roads)) : null,
            at.ToDateTimeOffset(), [.. Margins.Of(set, terms, at).Select(margin => ToDto(margin, mode))],
            (int)Math.Ceiling(owed?.Owed.TotalMinutes ?? 0), owed?.By.ToDateTimeOffset());
    }

    static DateTimeOffset? EarliestStart(Duty adding, Duty[] duties, HourTerms terms, TravelBetween roads) =>
        HourRules.EarliestLawful(adding, duties, terms, Stockholm.Zone, roads, until: adding.Start + LookAhead)?.ToDateTimeOffset();

    static BreachDto[] Worst(IEnumerable<Breach> breaches) => [.. breaches.OrderByDescending(breach => breach.Severity).ThenBy(breach => breach.At).Take(MostBreaches).Select(BreachView.ToDto)];

    static CheckedMarginDto ToDto(Margin margin, Mode mode) => new(
        margin.Rule.Id, BreachView.Kebab(margin.Rule.Kind), BreachView.Kebab(margin.Rule.In(mode)), BreachView.UnitOf(margin.Rule.Kind),
        margin.Had, margin.Allowed, margin.Left, margin.When.Start.ToDateTimeOffset(), margin.When.End.ToDateTimeOffset());

    const string Codes = "select code from municipality";
}
