using System.Text.Json;
using Dapper;
using MutualAid.Rules;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>Which rules hold for some persons, and since when: their employers' presets, their contracts and the modes that were decided for them.</summary>
/// <remarks>It is the home municipality that is the employer, whoever's shift it is. Whoever checks hours asks here, beside <c>PersonDuties</c>.</remarks>
static class PersonTerms
{
    /// <summary>Every person asked for has an entry.</summary>
    public static Task<IReadOnlyDictionary<Guid, HourTerms>> Of(
        NpgsqlConnection connection, IEnumerable<Guid> personIds, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        Read(connection, personIds, draft: null, transaction, cancellation);

    /// <summary>The same as it would be if a municipality's new numbers were written.</summary>
    public static Task<IReadOnlyDictionary<Guid, HourTerms>> With(
        NpgsqlConnection connection, HourPresetDraft draft, IEnumerable<Guid> personIds, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        Read(connection, personIds, draft, transaction, cancellation);

    static async Task<IReadOnlyDictionary<Guid, HourTerms>> Read(
        NpgsqlConnection connection, IEnumerable<Guid> personIds, HourPresetDraft? draft, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var ids = personIds.Distinct().ToArray();
        await using var rows = await connection.QueryMultipleAsync(new(Find, new { ids }, transaction, cancellationToken: cancellation));
        var persons = await rows.ReadAsync<PersonRow>();
        var written = (await rows.ReadAsync<PresetRow>()).Select(preset => (preset.MunicipalityCode, preset.ValidFrom, Book: preset.ToRulebook()));
        var books = (draft is null ? written : written.Append((draft.MunicipalityCode, draft.ValidFrom, Book: draft.ToRulebook()))).ToLookup(book => book.MunicipalityCode, book => (book.ValidFrom, book.Book));
        var modes = (await rows.ReadAsync<ModeRow>()).ToLookup(mode => mode.PersonId, mode => (new Interval(mode.FromAt, mode.ToAt), mode.ToMode()));

        Dictionary<string, HourTerms> ordinary = [];
        return persons.ToDictionary(person => person.Id, person => person.ContractedMinutesPerWeek is { } minutes
            ? FullTime(person) with { ContractedWeek = Duration.FromMinutes(minutes) }
            : FullTime(person));

        HourTerms FullTime(PersonRow person) => modes[person.Id].Any()
            ? HourTerms.Of(Rulebook.Standard, books[person.MunicipalityCode], modes[person.Id])
            : ordinary.TryGetValue(person.MunicipalityCode, out var known) ? known : ordinary[person.MunicipalityCode] = HourTerms.Of(Rulebook.Standard, books[person.MunicipalityCode], []);
    }

    public static async Task<HourTerms> Of(NpgsqlConnection connection, Guid personId, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        (await Of(connection, [personId], transaction, cancellation)).GetValueOrDefault(personId) ?? HourTerms.Standard;

    /// <summary>A rulebook as it is written in <c>hour_preset</c>. Numbers that a later release no longer takes are left at the standard.</summary>
    public static Rulebook ToRulebook(LocalTime? dayBreak, string capWindow, string limits)
    {
        var known = JsonSerializer.Deserialize<Dictionary<string, int>>(limits)!
            .Where(limit => Rulebook.Standard.Find(limit.Key) is { } rule && rule.IsTighterOrEqual(limit.Value)).ToDictionary();
        return Rulebook.Standard.Tightened(known)
            .CappedBy(capWindow == "calendar_month" ? WindowKind.CalendarMonth : WindowKind.Rolling)
            .WithDayBreak(dayBreak);
    }

    sealed record PersonRow(Guid Id, string MunicipalityCode, int? ContractedMinutesPerWeek);

    sealed record PresetRow(string MunicipalityCode, Instant ValidFrom, TimeOnly? DayBreak, string CapWindow, string Limits)
    {
        public Rulebook ToRulebook() => PersonTerms.ToRulebook(DayBreak is { } at ? LocalTime.FromTimeOnly(at) : null, CapWindow, Limits);
    }

    sealed record ModeRow(Guid PersonId, string Mode, Instant FromAt, Instant ToAt)
    {
        public Mode ToMode() => Mode == "crisis_agreement" ? Rules.Mode.CrisisAgreement : Rules.Mode.Emergency;
    }

    const string Find =
        """
        select id, municipality_code, contracted_minutes_per_week
        from person
        where id = any(@ids);

        select municipality_code, valid_from, day_break, cap_window, limits::text
        from hour_preset
        where municipality_code in (select municipality_code from person where id = any(@ids))
        order by municipality_code, version;

        select hour_mode_person.person_id, hour_mode.mode, hour_mode.from_at, least(hour_mode.to_at, coalesce(hour_mode_person.ended_at, hour_mode.to_at)) as to_at
        from hour_mode_person
        join hour_mode on hour_mode.id = hour_mode_person.mode_id
        where hour_mode_person.person_id = any(@ids)
          and coalesce(hour_mode_person.ended_at, hour_mode.to_at) > hour_mode.from_at;
        """;
}
