using MutualAid.Rules;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Tests.Support;
using NodaTime;

namespace MutualAid.Server.Tests.Features.Duties;

public sealed class PersonDutiesTests(Api api)
{
    const int MondayToThursday = 0b000_1111;

    static readonly LocalDate Monday = new(2030, 3, 4);

    [Fact]
    public async Task Home_hours_are_spread_evenly_over_the_home_days_from_eight()
    {
        var (incident, _) = await AnIncident();
        var person = Assert.Single(await api.GivenLent(incident, new ALentPerson(Monday, Monday.PlusDays(7), HomeMinutesPerWeek: 960, HomeDays: MondayToThursday, WorksRemote: false)));

        var duties = await DutiesOf(person, "2030-03-04T00:00", "2030-03-11T00:00");

        Assert.Equal(
            [Home("2030-03-04T08:00", "2030-03-04T12:00"), Home("2030-03-05T08:00", "2030-03-05T12:00"), Home("2030-03-06T08:00", "2030-03-06T12:00"), Home("2030-03-07T08:00", "2030-03-07T12:00")],
            duties);
    }

    [Fact]
    public async Task Nobody_works_at_home_on_a_red_day_or_on_leave()
    {
        var (incident, _) = await AnIncident();
        var goodFriday = new LocalDate(2030, 4, 19);
        var person = Assert.Single(await api.GivenLent(incident, new ALentPerson(Monday, Monday.PlusDays(7), HomeMinutesPerWeek: 2400, HomeDays: 0b001_1111, WorksRemote: false)));
        await api.GivenLeave(person, goodFriday.PlusDays(-4), goodFriday.PlusDays(-2));

        var duties = await DutiesOf(person, "2030-04-15T00:00", "2030-04-23T00:00");

        // Monday and Tuesday are leave, Friday and the Monday after are holidays.
        Assert.Equal([new(2030, 4, 17), new(2030, 4, 18)], duties.Where(duty => duty.IsWork).Select(duty => duty.Start.InZone(Stockholm).Date));
        Assert.Equal([new(2030, 4, 15), new(2030, 4, 16)], duties.Where(duty => duty.Kind == DutyKind.Absence).Select(duty => duty.Start.InZone(Stockholm).Date));
    }

    [Fact]
    public async Task An_eve_is_a_working_day()
    {
        var (incident, _) = await AnIncident();
        var person = Assert.Single(await api.GivenLent(incident, new ALentPerson(Monday, Monday.PlusDays(7), HomeMinutesPerWeek: 600, HomeDays: 0b111_1111)));

        var duties = await DutiesOf(person, "2030-12-24T00:00", "2030-12-26T00:00");

        Assert.Equal(new(2030, 12, 24), Assert.Single(duties).Start.InZone(Stockholm).Date);
    }

    [Fact]
    public async Task Home_hours_start_at_eight_by_the_clock_on_both_sides_of_summer_time()
    {
        var (incident, _) = await AnIncident();
        var person = Assert.Single(await api.GivenLent(incident, new ALentPerson(Monday, Monday.PlusDays(7), HomeMinutesPerWeek: 120, HomeDays: 0b101_0000, WorksRemote: false)));

        var duties = await DutiesOf(person, "2030-03-29T00:00", "2030-04-01T00:00");

        Assert.Equal([Home("2030-03-29T08:00", "2030-03-29T09:00"), Home("2030-03-31T08:00", "2030-03-31T09:00")], duties);
        Assert.Equal(Duration.FromHours(47), duties[1].Start - duties[0].Start);
    }

    [Theory]
    [InlineData(100, 0b000_0111, 34)]
    [InlineData(2400, 0b000_0001, 2400)]
    public async Task A_share_that_is_no_whole_minute_is_rounded_up(int minutesPerWeek, int days, int expectedMinutes)
    {
        var (incident, _) = await AnIncident();
        var person = Assert.Single(await api.GivenLent(incident, new ALentPerson(Monday, Monday.PlusDays(7), HomeMinutesPerWeek: minutesPerWeek, HomeDays: days)));

        var duties = await DutiesOf(person, "2030-03-04T00:00", "2030-03-11T00:00");

        Assert.NotEmpty(duties);
        Assert.All(duties, duty => Assert.Equal(Duration.FromMinutes(expectedMinutes), duty.Length));
    }

    [Fact]
    public async Task Shifts_at_every_incident_count_until_they_are_declined()
    {
        var (kalix, shifts) = await AnIncident();
        var (_, elsewhere) = await AnIncident("0581", "remote");
        var person = Assert.Single(await api.GivenLent(kalix, new ALentPerson(Monday, Monday.PlusDays(7))));
        await api.GivenPublishedShift(shifts[0].Id, person);
        await api.GivenPublishedShift(elsewhere[2].Id, person, "yes");
        await api.GivenPublishedShift(shifts[4].Id, person, "no");

        var duties = await DutiesOf(person, "2030-03-04T00:00", "2030-03-11T00:00");

        Assert.Equal([(shifts[0].StartsAt, "2514"), (elsewhere[2].StartsAt, null)], duties.Select(duty => (duty.Start, duty.Place)));
        Assert.All(duties, duty => Assert.Equal(Employer.Host, duty.Employer));
    }

    [Fact]
    public async Task The_period_is_half_open_and_a_duty_counts_when_it_touches_the_inside()
    {
        var (incident, shifts) = await AnIncident();
        var person = Assert.Single(await api.GivenLent(incident, new ALentPerson(Monday, Monday.PlusDays(7))));
        await api.GivenPublishedShift(shifts[0].Id, person);

        Assert.Empty(await DutiesOf(person, shifts[0].StartsAt - Duration.FromDays(1), shifts[0].StartsAt));
        Assert.Single(await DutiesOf(person, shifts[0].StartsAt - Duration.FromDays(1), shifts[0].StartsAt + Duration.FromMinutes(1)));
        Assert.Empty(await DutiesOf(person, shifts[0].EndsAt, shifts[0].EndsAt + Duration.FromDays(1)));
    }

    static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    async Task<(Guid Incident, AShift[] Shifts)> AnIncident(string municipality = "2514", string place = "on_site")
    {
        var incident = await api.GivenIncident(municipality);
        var request = await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-11", place: place));
        return (incident, await api.ShiftsOf(request));
    }

    static Duty Home(string from, string to) => new(At(from), At(to), Employer.Home, "2580");

    static Instant At(string local) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.InZoneStrictly(Stockholm).ToInstant();

    Task<IReadOnlyList<Duty>> DutiesOf(Guid person, string from, string to) => DutiesOf(person, At(from), At(to));

    async Task<IReadOnlyList<Duty>> DutiesOf(Guid person, Instant from, Instant to)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await PersonDuties.Of(connection, person, from, to, transaction: null, TestContext.Current.CancellationToken);
    }
}
