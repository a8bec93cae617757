using Dapper;
using NodaTime;
using Npgsql;

namespace MutualAid.Database.Demo;

/// <summary>What has been worked already: four evenings for Norrköping by the two who can sign in, one of them far too long.</summary>
/// <remarks>
/// So that there are shifts to report, hours to approve and rest that is owed. The days are the last four before the Kalix attack by at
/// least three, Wednesdays left out, on which both work at home. One report is there: until 23:45, and back at 09:30 the next morning.
/// </remarks>
sealed class DemoLastWeek(NpgsqlConnection connection, DemoCalendar calendar)
{
    const int FreeDaysBefore = 3;

    static readonly (string Account, string Municipality, string Skill, string Title)[] Helpers =
    [
        (DemoAccounts.LuleaStaff, "2580", "klient.servicedesk", "Servicedesk kvällstid"),
        (DemoAccounts.BodenStaff, "2582", "it.windows", "Windowsservrar kvällstid"),
    ];

    /// <returns>How many shifts were written.</returns>
    public async Task<int> Write(CancellationToken cancellationToken)
    {
        LocalDate[] days = [.. Enumerable.Range(FreeDaysBefore + 1, 7).Select(back => calendar.Day(-back)).Where(day => day.DayOfWeek != IsoDayOfWeek.Wednesday).Take(4).Order()];
        var incident = DemoIncidents.Id(DemoIncidents.Norrkoping);
        var (request, version) = (DemoId.For("request", "last-week"), DemoId.For("version", "last-week"));
        var sent = At(days[0].PlusDays(-2), 9, 0);

        await Execute(RequestSql, new { request, incident, lead = DemoAccounts.Id(DemoAccounts.NorrkopingLead), sent });
        await Execute(VersionSql, new { version, incident, lead = DemoAccounts.Id(DemoAccounts.NorrkopingLead), seats = Helpers.Length * days.Length, published = At(days[0].PlusDays(-1), 15, 0) });

        for (var i = 0; i < Helpers.Length; i++)
        {
            var helper = Helpers[i];
            var (need, offer, person) = (DemoId.For("need", $"last-week:{i}"), DemoId.For("offer", $"last-week:{i}"), DemoId.For("person", helper.Account));
            var period = new { from = days[0].ToDateOnly(), to = days[^1].PlusDays(1).ToDateOnly() };

            await Execute(NeedSql, new { need, request, position = i + 1, helper.Title, helper.Skill, period.from, period.to });
            await Execute(OfferSql, new { offer, incident, request, helper.Municipality, period.from, period.to, coordinator = Coordinators.Id(helper.Municipality), person, sent });

            foreach (var day in days)
                await Execute(ShiftSql, new
                {
                    shift = DemoId.For("shift", $"last-week:{i}:{day}"), assignment = DemoId.For("assignment", $"last-week:{i}:{day}"),
                    incident, need, person, version, starts = At(day, 13, 0), ends = At(day, 21, 0), answered = At(days[0].PlusDays(-1), 18, 0),
                });
        }

        await Report(days[1], At(days[1], 13, 0), At(days[1], 23, 45), pause: At(days[1], 17, 0));
        await Report(days[2], At(days[2], 9, 30), At(days[2], 17, 0), pause: At(days[2], 12, 0));
        return Helpers.Length * days.Length;

        Task Report(LocalDate day, Instant from, Instant to, Instant pause) => Execute(ReportSql, new
        {
            report = DemoId.For("report", day.ToString("uuuu-MM-dd", null)), assignment = DemoId.For("assignment", $"last-week:0:{day}"),
            account = DemoAccounts.Id(DemoAccounts.LuleaStaff), from, to, pause, pauseEnds = pause + Duration.FromMinutes(30), at = to + Duration.FromMinutes(10),
        });

        Task Execute(string sql, object values) => connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }

    static Instant At(LocalDate day, int hour, int minute) => day.At(new LocalTime(hour, minute)).InZoneLeniently(DemoCalendar.Zone).ToInstant();

    const string RequestSql = """
        insert into request (id, incident_id, number, title, report_to, sent_at, created_by, created_at)
        values (@request, @incident, 2, 'Avlösning på kvällar förra veckan', 'Ring IT-staben när passet börjar.', @sent, @lead, @sent)
        """;

    const string VersionSql = """
        insert into schedule_version (id, incident_id, number, published_by, published_at, seats, seats_filled)
        values (@version, @incident, 1, @lead, @published, @seats, @seats)
        """;

    const string NeedSql = """
        insert into need (id, request_id, position, title, skill_id, level, seats, from_date, to_date, pattern, start_minute, handover_minutes, place, priority)
        values (@need, @request, @position, @Title, @Skill, 1, 1, @from, @to, 'day', 780, 0, 'remote', 2)
        """;

    const string OfferSql = """
        insert into offer (id, incident_id, request_id, municipality_code, from_date, to_date, ceiling_minutes_per_week, offered_by, offered_at)
        values (@offer, @incident, @request, @Municipality, @from, @to, 2400, @coordinator, @sent);

        insert into offer_person (offer_id, person_id, municipality_code, from_date, to_date)
        values (@offer, @person, @Municipality, @from, @to);
        """;

    const string ShiftSql = """
        insert into shift (id, incident_id, need_id, starts_at, ends_at, seats)
        values (@shift, @incident, @need, @starts, @ends, 1);

        insert into schedule_version_assignment (version_id, shift_id, person_id, starts_at, ends_at)
        values (@version, @shift, @person, @starts, @ends);

        insert into assignment (id, incident_id, shift_id, person_id, starts_at, ends_at, published_in, answer, answered_at)
        values (@assignment, @incident, @shift, @person, @starts, @ends, @version, 'yes', @answered);
        """;

    const string ReportSql = """
        insert into time_report (id, assignment_id, number, starts_at, ends_at, reported_by, reported_as, reported_at)
        values (@report, @assignment, 1, @from, @to, @account, 'person', @at);

        insert into time_report_break (report_id, starts_at, ends_at)
        values (@report, @pause, @pauseEnds);
        """;
}
