using System.Net;
using MutualAid.Contracts.MyShifts;
using MutualAid.Server.Tests.Support;
using NodaTime;

namespace MutualAid.Server.Tests.Features.MyShifts;

public sealed class GetMyShiftsTests(Api api)
{
    const string Kalix = "2514", Lulea = "2580", Boden = "2582";

    [Fact]
    public async Task The_next_shift_says_when_where_what_with_whom_and_whom_to_call()
    {
        var (client, me) = await Staff();
        var incident = await api.GivenIncident(Kalix, "Allt är nere");
        var shift = await api.GivenShift(incident, Instant.FromUtc(2031, 3, 4, 6, 0), Instant.FromUtc(2031, 3, 4, 18, 0), seats: 4);
        var mine = await api.GivenAssignment(shift, me);
        await api.GivenAssignment(shift, await api.GivenVolunteer(Boden, new("Samira Noor Påhittad")), "yes");
        await api.GivenAssignment(shift, await api.GivenVolunteer(Lulea, new("Tomas Uppdiktad")));
        await api.GivenAssignment(shift, await api.GivenVolunteer(Boden, new("Nej Tack")), "no");
        await api.GivenAssignment(shift, await api.GivenVolunteer(Boden, new("Av Bokad")), cancelled: true);

        var page = await Get(client);

        var next = page.Next!;
        Assert.Equal((mine, "Allt är nere", "Kalix", "AD och konton"), (next.AssignmentId, next.IncidentTitle, next.MunicipalityName, next.Need));
        Assert.Equal(("on_site", "Kommunhuset", "Receptionen"), (next.Place, next.Site, next.ReportTo));
        Assert.Equal((At(4, 6), At(4, 18)), (next.StartsAt, next.EndsAt));
        Assert.Equal(("asked", true, 1), (next.Answer, next.MayAnswer, next.Version));
        Assert.Equal(("Ylva Provsson", "0923-650 00"), (next.ContactName, next.ContactPhone));
        Assert.Equal([new("Samira", "Boden"), new("Tomas", "Luleå")], next.With);
        Assert.Equal(At(5, 5), page.Hours.RestUntil);
    }

    [Fact]
    public async Task What_comes_what_was_cancelled_and_what_is_past_are_kept_apart()
    {
        var (client, me) = await Staff();
        var incident = await api.GivenIncident(Kalix);
        var declined = await api.GivenAssignment(incident, me, "2031-03-03T06:00:00Z", 12, "no");
        var later = await api.GivenAssignment(incident, me, "2031-03-06T06:00:00Z", 12, "yes");
        var sooner = await api.GivenAssignment(incident, me, "2031-03-05T06:00:00Z", 12);
        var cancelled = await api.GivenAssignment(incident, me, "2031-03-07T06:00:00Z", 12);
        await api.Scalar<int?>("update assignment set cancelled_at = now() where id = @cancelled", new { cancelled });
        var longGone = await api.GivenAssignment(incident, me, "2026-01-07T06:00:00Z", 12);
        await api.Scalar<int?>("update assignment set cancelled_at = '2026-01-06' where id = @longGone", new { longGone });
        var first = await api.GivenAssignment(incident, me, "2026-01-08T06:00:00Z", 12, "yes");
        var last = await api.GivenAssignment(incident, me, "2026-01-10T06:00:00Z", 12, "yes");
        await api.GivenAssignment(incident, me, "2026-01-12T06:00:00Z", 12, "no");

        var page = await Get(client);

        Assert.Equal(sooner, page.Next!.AssignmentId);
        Assert.Equal([declined, sooner, later], page.Coming.Select(shift => shift.AssignmentId));
        Assert.Equal([cancelled], page.Cancelled.Select(shift => shift.AssignmentId));
        Assert.Equal([last, first], page.Past.Select(shift => shift.AssignmentId));
        Assert.All(page.Past, shift => Assert.False(shift.MayAnswer));
    }

    [Fact]
    public async Task Home_and_aid_in_the_fullest_seven_days_around_the_next_shift_are_held_against_48_hours()
    {
        var (client, me) = await Staff(new(HomeMinutesPerWeek: 600));
        var incident = await api.GivenIncident(Kalix);
        foreach (var start in new[] { "2031-03-08T06:00:00Z", "2031-03-09T06:00:00Z", "2031-03-20T06:00:00Z" }) await api.GivenAssignment(incident, me, start, 12);

        var hours = (await Get(client)).Hours;

        Assert.Equal((24 * 60, 2880), (hours.AidMinutes, hours.CapMinutes));
        Assert.Equal(600, hours.HomeMinutes);
        Assert.Equal(TimeSpan.FromDays(7), hours.WindowEnd - hours.WindowStart);
    }

    [Fact]
    public async Task A_night_when_the_clock_goes_back_is_as_long_as_it_is()
    {
        var (client, me) = await Staff();
        await api.GivenAssignment(await api.GivenIncident(Kalix), me, "2031-10-25T20:00:00Z", 10);

        var page = await Get(client);

        Assert.Equal(600, page.Hours.AidMinutes);
        Assert.Equal(new DateTimeOffset(2031, 10, 26, 6, 0, 0, TimeSpan.Zero), page.Next!.EndsAt);
    }

    [Fact]
    public async Task Without_shifts_there_is_still_where_one_is_offered()
    {
        var (client, me) = await Staff();
        var request = await api.GivenSentRequest(await api.GivenIncident(Kalix, "Allt är nere"), ANeed.Of("2031-03-03", "2031-03-20"));
        await api.GivenOffer(request, Lulea, "2031-03-03", "2031-03-10", me);

        var page = await Get(client);

        Assert.Equal((null, 0, 0), (page.Next, page.Coming.Length, page.Hours.AidMinutes));
        Assert.Null(page.Hours.RestUntil);
        var offer = page.Offers.Single();
        Assert.Equal(("Allt är nere", "Kalix", new DateOnly(2031, 3, 9)), (offer.IncidentTitle, offer.MunicipalityName, offer.LastDate));
    }

    [Fact]
    public async Task Only_one_s_own_shifts_and_only_staff()
    {
        var stop = TestContext.Current.CancellationToken;
        var (client, _) = await Staff();
        var (_, other) = await Staff();
        await api.GivenAssignment(await api.GivenIncident(Kalix), other, "2031-03-04T06:00:00Z", 12);

        Assert.Empty((await Get(client)).Coming);
        await (await (await api.SignedIn("staff", Lulea)).GetAsync("/my/shifts", stop)).Problem(HttpStatusCode.NotFound, "not-in-a-register");
        await (await (await api.SignedIn("coordinator", Lulea)).GetAsync("/my/shifts", stop)).Has(HttpStatusCode.Forbidden);
        await (await api.Anonymous().GetAsync("/my/shifts", stop)).Has(HttpStatusCode.Unauthorized);
    }

    static DateTimeOffset At(int day, int hour) => new(2031, 3, day, hour, 0, 0, TimeSpan.Zero);

    static async Task<GetMyShiftsResponse> Get(HttpClient client) =>
        await (await client.GetAsync("/my/shifts", TestContext.Current.CancellationToken)).Read<GetMyShiftsResponse>();

    async Task<(HttpClient Client, Guid PersonId)> Staff(AVolunteer? volunteer = null)
    {
        var account = await api.GivenAccount(Lulea, "staff");
        return (await api.SignedIn(account), await api.GivenVolunteer(Lulea, (volunteer ?? new()) with { AccountId = account }));
    }
}
