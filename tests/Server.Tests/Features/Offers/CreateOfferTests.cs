using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using MutualAid.Contracts.Offers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Offers;

public sealed class CreateOfferTests(Api api)
{
    const string Kalix = "2514", Norrkoping = "0581", Lulea = "2580", Pitea = "2581";

    [Fact]
    public async Task Some_of_our_people_are_offered_for_whole_days_under_our_ceiling()
    {
        var request = await Request(Kalix);
        Guid[] people = [await api.GivenVolunteer(Lulea), await api.GivenVolunteer(Lulea)];
        var client = await api.SignedIn("coordinator", Lulea);

        var answer = await Post(client, request, Offer(people) with { CeilingHoursPerWeek = 36 });
        var created = await answer.Read<CreateOfferResponse>(HttpStatusCode.Created);

        Assert.Equal(2, created.People);
        Assert.Equal($"/offers/{created.OfferId}", answer.Headers.Location?.OriginalString);
        var offer = await (await client.GetAsync(answer.Headers.Location, TestContext.Current.CancellationToken)).Read<GetOfferResponse>();
        Assert.Equal((new DateOnly(2031, 3, 3), new DateOnly(2031, 3, 9), 36), (offer.Offer.FromDate, offer.Offer.LastDate, offer.Offer.CeilingHoursPerWeek));
        Assert.Equal(people.Order(), offer.People.Select(person => person.PersonId).Order());
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from audit where action = 'offer-made' and subject_id = @OfferId", new { created.OfferId }));
    }

    [Fact]
    public async Task Whoever_can_no_longer_be_offered_is_named_with_the_reason_and_nothing_is_written()
    {
        var request = await Request(Kalix);
        var other = await Request(Norrkoping, "Norrköpings händelse");
        var free = await api.GivenVolunteer(Lulea, new("Anna Fri"));
        var taken = await api.GivenVolunteer(Lulea, new("Bo Tagen"));
        await api.GivenOffer(other, Lulea, "2031-03-08", "2031-03-20", taken);
        var silent = await api.GivenVolunteer(Lulea, new("Cia Tyst", Agreed: false));
        var gone = await api.GivenVolunteer(Lulea, new("Dan Slutad", Deactivated: true));
        var away = await api.GivenVolunteer(Lulea, new("Eli Borta"));
        await api.GivenAway(away, "2031-03-01", "2031-03-10");
        var unfit = await api.GivenVolunteer(Lulea, new("Fia Annat", SkillId: "it.natverk"));

        var refused = await Post(await api.SignedIn("coordinator", Lulea), request, Offer(free, taken, silent, gone, away, unfit));

        var persons = (await refused.Problem(HttpStatusCode.Conflict, "persons-taken")).GetProperty("persons").Deserialize<TakenPersonDto[]>(JsonSerializerOptions.Web)!;
        Assert.Equal(
            [(taken, "offered"), (silent, "not-agreed"), (gone, "deactivated"), (away, "leave"), (unfit, "no-fit")],
            persons.Select(person => (person.PersonId, person.Obstacle.Reason)));
        Assert.Equal(
            ("Norrköpings händelse", "Norrköping", new DateOnly(2031, 3, 8), new DateOnly(2031, 3, 19)),
            (persons[0].Obstacle.IncidentTitle, persons[0].Obstacle.MunicipalityName, persons[0].Obstacle.FromDate, persons[0].Obstacle.LastDate));
        Assert.Equal(0, await Standing(free));
    }

    [Fact]
    public async Task The_day_after_an_offer_ends_is_free_and_so_is_a_person_who_was_taken_back()
    {
        var other = await Request(Norrkoping);
        var person = await api.GivenVolunteer(Lulea);
        await api.GivenOffer(other, Lulea, "2031-03-01", "2031-03-03", person);
        var client = await api.SignedIn("coordinator", Lulea);

        var first = await (await Post(client, await Request(Kalix), Offer(person))).Read<CreateOfferResponse>(HttpStatusCode.Created);
        await (await client.PostAsync($"/offers/{first.OfferId}/withdrawal", null, TestContext.Current.CancellationToken)).Has(HttpStatusCode.NoContent);
        await (await Post(client, await Request(Kalix), Offer(person))).Has(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Some_leave_does_not_stop_an_offer()
    {
        var person = await api.GivenVolunteer(Lulea);
        await api.GivenAway(person, "2031-03-04", "2031-03-06");

        await (await Post(await api.SignedIn("coordinator", Lulea), await Request(Kalix), Offer(person))).Has(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_days_off_after_an_assignment_are_not_lent_alone_and_leave_the_rest_to_be_lent()
    {
        var request = await Request(Kalix);
        var person = await api.GivenVolunteer(Lulea, new("Rut Vilar"));
        await api.GivenAssignment(await api.GivenIncident(Norrkoping), person, "2031-03-02T07:00:00Z", 8, "yes");
        var client = await api.SignedIn("coordinator", Lulea);

        // Aid on Sunday 2 March: the 3rd and the 4th are days off.
        var refused = await Post(client, request, Offer(person) with { LastDate = new(2031, 3, 4) });

        var named = (await refused.Problem(HttpStatusCode.Conflict, "persons-taken")).GetProperty("persons").Deserialize<TakenPersonDto[]>(JsonSerializerOptions.Web)!.Single();
        Assert.Equal(("recovering", new DateOnly(2031, 3, 3), new DateOnly(2031, 3, 4)), (named.Obstacle.Reason, named.Obstacle.FromDate, named.Obstacle.LastDate));
        await (await Post(client, request, Offer(person) with { LastDate = new(2031, 3, 5) })).Has(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Leave_and_days_off_together_may_take_every_day()
    {
        var person = await api.GivenVolunteer(Lulea);
        await api.GivenAssignment(await api.GivenIncident(Norrkoping), person, "2031-03-02T07:00:00Z", 8, "yes");
        await api.GivenAway(person, "2031-03-05", "2031-03-10");

        await (await Post(await api.SignedIn("coordinator", Lulea), await Request(Kalix), Offer(person))).Problem(HttpStatusCode.Conflict, "persons-taken");
    }

    [Fact]
    public async Task Who_could_lawfully_take_not_one_shift_is_not_lent_and_the_rule_that_stands_in_the_way_is_named()
    {
        var request = await Request(Kalix);
        var full = await api.GivenVolunteer(Lulea, new("Full Provsson", WorksRemote: false));
        var client = await api.SignedIn("coordinator", Lulea);
        // Six days of eight hours: 48 in the seven days before, and no shift of twelve hours fits on the day after.
        var elsewhere = await api.GivenIncident(Norrkoping);
        for (var day = 2; day <= 7; day++) await api.GivenAssignment(elsewhere, full, $"2031-03-0{day}T07:00:00Z", 8, "yes");

        var refused = await Post(client, request, Offer(full) with { FromDate = new(2031, 3, 3), LastDate = new(2031, 3, 8) });

        var named = (await refused.Problem(HttpStatusCode.Conflict, "persons-taken")).GetProperty("persons").Deserialize<TakenPersonDto[]>(JsonSerializerOptions.Web)!.Single();
        Assert.Equal("no-lawful-shift", named.Obstacle.Reason);
        Assert.Equal("stop", named.Obstacle.Breach!.Severity);
        Assert.True(named.Obstacle.Breach.Had > 0);

        await (await Post(client, request, Offer(full) with { FromDate = new(2031, 3, 3), LastDate = new(2031, 3, 15) })).Has(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_ceiling_below_the_shortest_shift_lends_nobody()
    {
        var refused = await Post(await api.SignedIn("coordinator", Lulea), await Request(Kalix), Offer(await api.GivenVolunteer(Lulea)) with { CeilingHoursPerWeek = 11 });

        var named = (await refused.Problem(HttpStatusCode.Conflict, "persons-taken")).GetProperty("persons").Deserialize<TakenPersonDto[]>(JsonSerializerOptions.Web)!.Single();
        Assert.Equal(("no-lawful-shift", "lender-ceiling"), (named.Obstacle.Reason, named.Obstacle.Breach!.RuleId));
    }

    [Fact]
    public async Task An_offer_and_a_publication_at_the_same_time_see_each_other()
    {
        var (norrkoping, kalix) = (await api.GivenIncident(Norrkoping), await Request(Kalix));
        var there = await api.GivenSentRequest(norrkoping, ANeed.Of("2031-03-03", "2031-03-06"));
        var last = (await api.ShiftsOf(there)).Last(shift => shift.StartsAt.InUtc().Hour < 12);
        var (lead, coordinator) = (await api.SignedIn("crisis_lead", Norrkoping), await api.SignedIn("coordinator", Lulea));
        var version = 0;

        for (var round = 0; round < 12; round++)
        {
            var person = await api.GivenVolunteer(Lulea);
            await api.GivenOffer(there, Lulea, "2031-03-03", "2031-03-06", person);
            var run = await api.GivenRun(norrkoping, (last.Id, person));

            // The shift ends on Wednesday 5 March, so Thursday and Friday are days off.
            var offering = Post(coordinator, kalix, Offer(person) with { FromDate = new(2031, 3, 6), LastDate = new(2031, 3, 7) });
            var publishing = lead.PostAsJsonAsync(
                $"/schedule-runs/{run}/publication", new MutualAid.Contracts.Schedules.PublishScheduleRequest(version), TestContext.Current.CancellationToken);
            await Task.WhenAll(offering, publishing);

            await (await publishing).Has(HttpStatusCode.OK);
            version++;
            if ((await offering).StatusCode != HttpStatusCode.Created)
            {
                var named = (await (await offering).Problem(HttpStatusCode.Conflict, "persons-taken")).GetProperty("persons").Deserialize<TakenPersonDto[]>(JsonSerializerOptions.Web)!.Single();
                Assert.Equal("recovering", named.Obstacle.Reason);
                Assert.Equal(1, await Standing(person));
            }

            // Whoever came first, the offer's own answer is the one that the schedule of that moment gives: now there is no doubt.
            await (await Post(coordinator, kalix, Offer(person) with { FromDate = new(2031, 3, 6), LastDate = new(2031, 3, 7) })).Problem(HttpStatusCode.Conflict, "persons-taken");
        }
    }

    [Fact]
    public async Task Two_offers_of_the_same_person_at_the_same_moment_leave_exactly_one()
    {
        var (kalix, norrkoping) = (await Request(Kalix, "Kalix"), await Request(Norrkoping, "Norrköping"));
        var (one, other) = (await api.SignedIn("coordinator", Lulea), await api.SignedIn("coordinator", Lulea));

        for (var round = 0; round < 40; round++)
        {
            var shared = await api.GivenVolunteer(Lulea);
            var (mine, theirs) = (await api.GivenVolunteer(Lulea), await api.GivenVolunteer(Lulea));

            // The shared person stands at different ends of the two lists, which would be a deadlock if the locks followed the lists.
            var answers = await Task.WhenAll(Post(one, kalix, Offer(shared, mine)), Post(other, norrkoping, Offer(theirs, shared)));

            var stood = answers.Single(answer => answer.StatusCode == HttpStatusCode.Created);
            var refused = await answers.Single(answer => answer != stood).Problem(HttpStatusCode.Conflict, "persons-taken");
            var named = refused.GetProperty("persons").Deserialize<TakenPersonDto[]>(JsonSerializerOptions.Web)!.Single();
            Assert.Equal((shared, "offered", stood == answers[0] ? "Kalix" : "Norrköping"), (named.PersonId, named.Obstacle.Reason, named.Obstacle.IncidentTitle));
            Assert.Equal(1, await Standing(shared));
            Assert.Equal(1, await Standing(mine) + await Standing(theirs));
        }
    }

    [Fact]
    public async Task The_database_refuses_a_writer_that_took_no_lock()
    {
        var person = await api.GivenVolunteer(Lulea);
        await api.GivenOffer(await Request(Kalix), Lulea, "2031-03-03", "2031-03-10", person);

        var slipped = await Assert.ThrowsAsync<Npgsql.PostgresException>(async () =>
            await api.GivenOffer(await Request(Norrkoping), Lulea, "2031-03-09", "2031-03-12", person));

        Assert.Equal("person_is_offered_to_one_at_a_time", slipped.ConstraintName);
    }

    [Fact]
    public async Task Who_slips_past_the_lock_is_caught_by_the_database_with_the_same_answer()
    {
        var stop = TestContext.Current.CancellationToken;
        var (kalix, norrkoping) = (await Request(Kalix), await Request(Norrkoping, "Norrköping"));
        var person = await api.GivenVolunteer(Lulea);
        var standing = await api.GivenOffer(norrkoping, Lulea, "2031-03-08", "2031-03-12");

        await using var connection = await api.Database.OpenConnectionAsync(stop);
        await using var unlocked = await connection.BeginTransactionAsync(stop);
        await connection.ExecuteAsync(
            "insert into offer_person (offer_id, person_id, municipality_code, from_date, to_date) values (@standing, @person, @Lulea, '2031-03-08', '2031-03-12')",
            new { standing, person, Lulea }, unlocked);

        var writer = await connection.ExecuteScalarAsync<string>("select pg_current_xact_id()::text", transaction: unlocked);

        var answer = Post(await api.SignedIn("coordinator", Lulea), kalix, Offer(person));
        while (!answer.IsCompleted && !await api.Scalar<bool>("select exists (select from pg_locks where transactionid::text = @writer and not granted)", new { writer })) { }
        await unlocked.CommitAsync(stop);

        var named = (await (await answer).Problem(HttpStatusCode.Conflict, "persons-taken")).GetProperty("persons").Deserialize<TakenPersonDto[]>(JsonSerializerOptions.Web)!.Single();
        Assert.Equal((person, "offered", "Norrköping"), (named.PersonId, named.Obstacle.Reason, named.Obstacle.IncidentTitle));
    }

    [Fact]
    public async Task A_second_click_finds_the_first_offer()
    {
        var (request, person) = (await Request(Kalix), await api.GivenVolunteer(Lulea));
        var client = await api.SignedIn("coordinator", Lulea);
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Post(client, request, Offer(person)), Post(client, request, Offer(person)));

        var offers = await Task.WhenAll(answers.Select(answer => answer.Read<CreateOfferResponse>(HttpStatusCode.Created)));
        Assert.Equal(offers[0], offers[1]);
        Assert.Equal(1, await Standing(person));
    }

    [Theory]
    [InlineData("2031-03-10", "2031-03-09", "ends-before-start")]
    [InlineData("2031-03-03", "2032-03-10", "too-long")]
    [InlineData("2021-12-16", "2021-12-20", "in-the-past")]
    [InlineData("2031-06-01", "2031-06-02", "outside-the-request")]
    public async Task Days_that_cannot_be_are_refused(string from, string last, string code)
    {
        var person = await api.GivenVolunteer(Lulea);
        var asked = Offer(person) with { FromDate = DateOnly.ParseExact(from, "yyyy-MM-dd"), LastDate = DateOnly.ParseExact(last, "yyyy-MM-dd") };

        var refused = await Post(await api.SignedIn("coordinator", Lulea), await Request(Kalix), asked);

        Assert.Equal([code], (await refused.FieldErrors())["LastDate"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(49)]
    public async Task A_ceiling_outside_the_law_is_refused(int hours)
    {
        var refused = await Post(await api.SignedIn("coordinator", Lulea), await Request(Kalix), Offer(await api.GivenVolunteer(Lulea)) with { CeilingHoursPerWeek = hours });

        Assert.Contains("CeilingHoursPerWeek", (await refused.FieldErrors()).Keys);
    }

    [Fact]
    public async Task An_offer_of_nobody_and_one_of_thousands_are_refused()
    {
        var (client, request) = (await api.SignedIn("coordinator", Lulea), await Request(Kalix));

        Assert.Contains("PersonIds", (await (await Post(client, request, Offer())).FieldErrors()).Keys);
        Assert.Contains("PersonIds", (await (await Post(client, request, Offer([.. Enumerable.Range(0, 1000).Select(_ => Guid.NewGuid())]))).FieldErrors()).Keys);
    }

    [Fact]
    public async Task Another_municipality_s_people_are_as_unknown_as_people_who_do_not_exist()
    {
        var (client, request) = (await api.SignedIn("coordinator", Lulea), await Request(Kalix));

        foreach (var stranger in new[] { await api.GivenVolunteer(Pitea), Guid.NewGuid() })
            Assert.Equal(["unknown-person"], (await (await Post(client, request, Offer(stranger))).FieldErrors())["PersonIds"]);
    }

    [Fact]
    public async Task Requests_that_were_taken_back_or_never_sent_get_no_offers()
    {
        var client = await api.SignedIn("coordinator", Lulea);
        var person = await api.GivenVolunteer(Lulea);
        var withdrawn = await Request(Kalix);
        await api.Scalar<int?>("update request set withdrawn_at = now() where id = @withdrawn", new { withdrawn });
        var draft = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2031-03-03", "2031-03-20"));

        await (await Post(client, withdrawn, Offer(person))).Problem(HttpStatusCode.Conflict, "request-closed");
        await (await Post(client, draft, Offer(person))).Has(HttpStatusCode.NotFound);
        await (await Post(client, Guid.NewGuid(), Offer(person))).Has(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_lends_to_themselves()
    {
        var person = await api.GivenVolunteer(Kalix);

        await (await Post(await api.SignedIn("coordinator", Kalix), await Request(Kalix), Offer(person))).Problem(HttpStatusCode.UnprocessableEntity, "own-incident");
    }

    [Fact]
    public async Task Only_a_coordinator_may_offer()
    {
        var (request, person) = (await Request(Kalix), await api.GivenVolunteer(Lulea));

        await (await Post(await api.SignedIn("crisis_lead", Lulea), request, Offer(person))).Has(HttpStatusCode.Forbidden);
        await (await Post(await api.SignedIn("staff", Lulea), request, Offer(person))).Has(HttpStatusCode.Forbidden);
        await (await Post(api.Anonymous(), request, Offer(person))).Has(HttpStatusCode.Unauthorized);
        Assert.Equal(0, await Standing(person));
    }

    static CreateOfferRequest Offer(params Guid[] people) => new(new(2031, 3, 3), new(2031, 3, 9), 40, people);

    static Task<HttpResponseMessage> Post(HttpClient client, Guid request, CreateOfferRequest offer) =>
        client.PostAsJsonAsync($"/requests/{request}/offers", offer, TestContext.Current.CancellationToken);

    async Task<Guid> Request(string municipalityCode, string title = "IT-angreppet") =>
        await api.GivenSentRequest(await api.GivenIncident(municipalityCode, title), ANeed.Of("2031-03-03", "2031-03-20"));

    Task<int> Standing(Guid person) =>
        api.Scalar<int>("select count(*)::int from offer_person where person_id = @person and withdrawn_at is null", new { person });
}
