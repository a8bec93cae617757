using NodaTime;
using Npgsql;

namespace MutualAid.Database.Demo;

/// <summary>Writes all rows with COPY, parents before children.</summary>
sealed class DemoWriter(NpgsqlConnection connection)
{
    public async Task Write(DemoRows rows, CancellationToken cancellationToken)
    {
        // One hash for all: they share the phrase, and a hash takes a tenth of a second to make.
        var hash = PassPhraseHash.Of(DemoAccounts.PassPhrase);
        var created = At(rows.Calendar.Started);
        await Copy(AccountSql, rows.Accounts.Select(a => (object?[])[
            a.Id, a.UserName, a.UserName.ToUpperInvariant(), a.DisplayName, a.Municipality, a.Position > 0 ? hash : null,
            Guid.NewGuid().ToString("N"), DemoId.For("concurrency", a.UserName).ToString(), created]));
        await Copy(RoleSql, rows.Accounts.Select(a => (object?[])[a.Id, a.Municipality, a.Role, created])
            .Concat(rows.Accounts.Where(Coordinators.IsAdministrator).Select(a => (object?[])[a.Id, a.Municipality, "administrator", created])));
        await Copy(DemoAccountSql, rows.Accounts.Where(a => a.Position > 0).Select(a => (object?[])[a.Id, a.Position, a.TaskSv, a.TaskEn]));

        await Copy(PersonSql, rows.People.Select(p => (object?[])[
            p.Id, p.Home.Code, p.AccountId, p.Name, p.Email, p.Phone, p.Title, p.OnSite, p.Remote, p.HomeMinutes, (short)p.HomeDays, (short)p.Days,
            (short)p.Nights, At(p.Agreed), At(p.Deactivated), At(p.Created), At(p.Deactivated ?? p.Created)]));
        await Copy(SkillSql, rows.People.SelectMany(p => p.Skills.Select(s => (object?[])[
            p.Id, s.Skill, (short)s.Level, At(s.Confirmed), s.Confirmed is null ? null : Coordinators.Id(p.Home.Code)])));
        await Copy(LeaveSql, rows.People.SelectMany(p => p.Leaves.Select(l => (object?[])[p.Id, l.From.ToDateOnly(), l.To.ToDateOnly()])));

        await Copy(IncidentSql, rows.Incidents.Select(i => (object?[])[
            i.Id, i.Municipality, i.Title, i.Situation, i.LegalGround, At(i.Extraordinary), i.DecidedBy, i.Phase, At(i.Started), i.ContactName,
            i.ContactPhone, i.Site, i.CreatedBy, At(i.Started)]));
        await Copy(RequestSql, rows.Requests.Select(r => (object?[])[
            r.Id, r.IncidentId, 1, r.Title, At(r.AnswerBy), r.ReportTo, At(r.Sent), r.CreatedBy, At(r.Sent)]));
        await Copy(NeedSql, rows.Needs.Select(n => (object?[])[
            n.Id, n.RequestId, n.Position, n.Title, n.Skill, (short)n.Level, n.Seats, n.From.ToDateOnly(), n.To.ToDateOnly(), n.Pattern, n.StartMinute,
            n.HandoverMinutes, n.PlaceOfWork, (short)n.Priority, n.Minimum, n.Guide, n.MixedLenders, n.Liaison]));
        await Copy(ShiftSql, rows.Shifts.Select(s => (object?[])[s.Id, s.IncidentId, s.NeedId, At(s.Start), At(s.End), s.Seats]));

        await Copy(OfferSql, rows.Offers.Select(o => (object?[])[
            o.Id, o.IncidentId, o.RequestId, o.Municipality, o.From.ToDateOnly(), o.To.ToDateOnly(), o.CeilingMinutes, o.OfferedBy, At(rows.Calendar.Now)]));
        await Copy(OfferPersonSql, rows.Offers.SelectMany(o => o.People.Select(person => (object?[])[
            o.Id, person, o.Municipality, o.From.ToDateOnly(), o.To.ToDateOnly()])));

        async Task Copy(string sql, IEnumerable<object?[]> values)
        {
            await using var import = await connection.BeginBinaryImportAsync(sql, cancellationToken);
            foreach (var row in values)
                await import.WriteRowAsync(cancellationToken, row);
            await import.CompleteAsync(cancellationToken);
        }
    }

    static DateTime At(Instant instant) => instant.ToDateTimeUtc();

    static DateTime? At(Instant? instant) => instant?.ToDateTimeUtc();

    const string AccountSql = """
        copy auth.account (id, user_name, normalized_user_name, display_name, municipality_code, password_hash, security_stamp, concurrency_stamp, created_at)
        from stdin (format binary)
        """;

    const string RoleSql = "copy auth.account_role (account_id, municipality_code, role, granted_at) from stdin (format binary)";

    const string DemoAccountSql = "copy auth.demo_account (account_id, position, task_sv, task_en) from stdin (format binary)";

    const string PersonSql = """
        copy person (id, municipality_code, account_id, name, work_email, work_phone, title, works_on_site, works_remote, home_minutes_per_week, home_days,
            available_days, available_nights, agreed_to_be_asked_at, deactivated_at, created_at, updated_at)
        from stdin (format binary)
        """;

    const string SkillSql = "copy person_skill (person_id, skill_id, level, confirmed_at, confirmed_by) from stdin (format binary)";

    const string LeaveSql = "copy person_leave (person_id, from_date, to_date) from stdin (format binary)";

    const string IncidentSql = """
        copy incident (id, municipality_code, title, situation, legal_ground, extraordinary_at, decided_by, phase, started_at, contact_name,
            contact_phone, site, created_by, created_at)
        from stdin (format binary)
        """;

    const string RequestSql = """
        copy request (id, incident_id, number, title, answer_by, report_to, sent_at, created_by, created_at) from stdin (format binary)
        """;

    const string NeedSql = """
        copy need (id, request_id, position, title, skill_id, level, seats, from_date, to_date, pattern, start_minute, handover_minutes, place, priority,
                   minimum, guide, mixed_lenders, liaison)
        from stdin (format binary)
        """;

    const string ShiftSql = "copy shift (id, incident_id, need_id, starts_at, ends_at, seats) from stdin (format binary)";

    const string OfferSql = """
        copy offer (id, incident_id, request_id, municipality_code, from_date, to_date, ceiling_minutes_per_week, offered_by, offered_at)
        from stdin (format binary)
        """;

    const string OfferPersonSql = "copy offer_person (offer_id, person_id, municipality_code, from_date, to_date) from stdin (format binary)";
}
