using System.Net;
using System.Net.Http.Json;
using Dapper;
using MutualAid.Contracts.ScheduleEdits;
using NodaTime;

namespace MutualAid.Server.Tests.Support;

/// <summary>Changes by hand as a crisis lead sends them, and a person whom rules stand in the way of.</summary>
static class ScheduleEditCalls
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static SeatDto On(this AShift shift, Guid person) => new(shift.Id, person);

    public static SeatDto On(this Guid shift, Guid person) => new(shift, person);

    public static Task<HttpResponseMessage> Edit(this HttpClient lead, Guid incident, int version, string kind, SeatDto[] removals, SeatDto[] additions, string? reason = null) =>
        lead.PostAsJsonAsync($"/incidents/{incident}/schedule-edits", new EditScheduleRequest(kind, removals, additions, version, reason is null ? null : new(reason)), Cancellation);

    public static Task<HttpResponseMessage> Assign(this HttpClient lead, Guid incident, int version, Guid shift, Guid person, string? reason = null) =>
        lead.Edit(incident, version, "assign", [], [shift.On(person)], reason);

    public static Task<HttpResponseMessage> Preview(this HttpClient lead, Guid incident, string kind, SeatDto[] removals, SeatDto[] additions) =>
        lead.PostAsJsonAsync($"/incidents/{incident}/schedule-edits/preview", new PreviewScheduleEditRequest(kind, removals, additions), Cancellation);

    public static Task<HttpResponseMessage> Decide(this HttpClient second, Guid edit, string decision) =>
        second.PostAsJsonAsync($"/schedule-edits/{edit}/decision", new DecideScheduleEditRequest(decision), Cancellation);

    public static Task<HttpResponseMessage> Withdraw(this HttpClient lead, Guid edit) => lead.PostAsync($"/schedule-edits/{edit}/withdrawal", null, Cancellation);

    /// <summary>Monday 06–18 is worked; Tuesday 03–11 would leave nine hours of rest where eleven are asked for.</summary>
    public static async Task<TiredPerson> GivenTired(this Api api, Guid? account = null)
    {
        var incident = await api.GivenIncident("2514");
        var monday = Instant.FromUtc(2030, 3, 4, 6, 0);
        var worked = await api.GivenShift(incident, monday, monday + Duration.FromHours(12), place: "remote");
        var early = await api.GivenShift(incident, monday + Duration.FromHours(21), monday + Duration.FromHours(29), place: "remote");
        var person = Assert.Single(await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-18")));
        if (account is not null)
            await api.Scalar<int?>("update person set account_id = @account where id = @person", new { account, person });
        await api.GivenPublishedShift(worked, person, "yes");
        return new(incident, person, worked, early, monday);
    }

    /// <summary>The early shift with its override approved.</summary>
    public static async Task<(TiredPerson Tired, Guid Edit)> GivenOverride(this Api api, Guid? account = null)
    {
        var tired = await api.GivenTired(account);
        using var lead = await api.SignedIn("crisis_lead", "2514");
        using var second = await api.SignedIn("crisis_lead", "2514");
        var asked = await (await lead.Assign(tired.Incident, 1, tired.Early, tired.Person, "Ingen annan kan återställa AD.")).Read<EditScheduleResponse>(HttpStatusCode.Accepted);
        await (await second.Decide(asked.Id, "approve")).Has(HttpStatusCode.OK);
        return (tired, asked.Id);
    }

    public static async Task<(Guid Person, string Answer)[]> StandingOn(this Api api, Guid shift)
    {
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        return [.. await connection.QueryAsync<(Guid, string)>("select person_id, answer from assignment where shift_id = @shift and cancelled_at is null and answer <> 'no' order by person_id", new { shift })];
    }
}

/// <param name="Monday">06:00 UTC of the first day.</param>
sealed record TiredPerson(Guid Incident, Guid Person, Guid Worked, Guid Early, Instant Monday);
