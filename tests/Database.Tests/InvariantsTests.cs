using Dapper;
using MutualAid.Testing;
using Npgsql;

namespace MutualAid.Database.Tests;

/// <summary>What the database refuses by itself, whatever a program forgets to check.</summary>
public sealed class InvariantsTests : IAsyncLifetime
{
    const string Kalix = "2514", Norrkoping = "0581", Lulea = "2580";

    static readonly Guid Account = Guid.Parse("00000000-0000-0000-0000-000000000001");

    TestDatabase database = null!;
    NpgsqlConnection api = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Cancel);
        api = new(database.Api);
        await api.OpenAsync(Cancel);
        await api.ExecuteAsync("""
            insert into auth.account (id, user_name, normalized_user_name, display_name, municipality_code, security_stamp, concurrency_stamp)
            values (@Account, 'lead', 'LEAD', 'Lead', '2514', '', '')
            """, new { Account });
    }

    public async ValueTask DisposeAsync()
    {
        await api.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_stands_on_two_shifts_that_overlap_not_even_at_two_incidents()
    {
        var (kalix, norrkoping, person) = (await AnIncident(Kalix), await AnIncident(Norrkoping), await APerson(Lulea));
        var day = await AShift(kalix, "2026-03-28T06:00Z", "2026-03-28T18:00Z");
        var night = await AShift(kalix, "2026-03-28T18:00Z", "2026-03-29T05:00Z");
        var elsewhere = await AShift(norrkoping, "2026-03-28T17:59Z", "2026-03-28T20:00Z");
        var first = await Assign(kalix, day, person);

        await Refuses("person_is_in_one_place_at_a_time", () => Assign(norrkoping, elsewhere, person));

        // A shift that starts as another ends does not overlap it; a no and a cancelled assignment hold no one.
        await Assign(kalix, night, await APerson(Lulea));
        await api.ExecuteAsync("update assignment set answer = 'no', answered_at = now() where id = @first", new { first });
        await Assign(norrkoping, elsewhere, person);
        await Refuses("person_is_in_one_place_at_a_time", () => api.ExecuteAsync("update assignment set answer = 'yes' where id = @first", new { first }));
    }

    [Fact]
    public async Task A_need_has_at_least_as_many_seats_as_it_cannot_do_without()
    {
        await AShift(await AnIncident(Kalix), "2026-03-28T06:00Z", "2026-03-28T18:00Z");

        await api.ExecuteAsync("update need set minimum = 0");
        await api.ExecuteAsync("update need set minimum = seats");
        await Refuses("need_minimum_is_at_most_its_seats", () => api.ExecuteAsync("update need set minimum = seats + 1"));
        await Refuses("need_minimum_is_at_most_its_seats", () => api.ExecuteAsync("update need set minimum = -1"));
    }

    [Fact]
    public async Task Two_bookings_at_the_same_moment_leave_one()
    {
        var (kalix, norrkoping) = (await AnIncident(Kalix), await AnIncident(Norrkoping));
        var one = await AShift(kalix, "2026-03-28T06:00Z", "2026-03-28T18:00Z");
        var other = await AShift(norrkoping, "2026-03-28T12:00Z", "2026-03-29T00:00Z");
        var versions = (await AVersion(kalix), await AVersion(norrkoping));
        for (var round = 0; round < 20; round++)
        {
            var person = await APerson(Lulea);
            var results = await Task.WhenAll(Book(kalix, one, person, versions.Item1), Book(norrkoping, other, person, versions.Item2));
            Assert.Single(results, booked => booked);
        }
    }

    [Theory]
    [InlineData("provider_key_key", "key", "'kalix'")]
    [InlineData("key_fits_in_an_address", "key", "'Kalix/1'")]
    [InlineData("key_fits_in_an_address", "key", "''")]
    [InlineData("issuer_is_an_address", "issuer", "'idp.example'")]
    [InlineData("issuer_is_an_address", "issuer", "'https://idp.example?a'")]
    [InlineData("client_authentication_is_known", "client_authentication", "'post'")]
    [InlineData("what_is_on_is_whole", "client_secret = null, enabled", "true")]
    [InlineData("what_is_on_is_whole", "client_id = '', enabled", "true")]
    [InlineData("secret_is_kept_where_it_is_used", "client_authentication", "'private_key'")]
    [InlineData("required_acr_is_named", "acr_is_required", "true")]
    [InlineData("organisation_is_whole", "organisation_claim", "'orgNumber'")]
    public async Task An_identity_provider_is_whole_and_has_a_name_of_its_own(string constraint, string column, string value)
    {
        await AProvider("kalix");
        var provider = await AProvider("lulea");

        await Refuses(constraint, () => api.ExecuteAsync($"update auth.provider set {column} = {value} where id = @provider", new { provider }));
    }

    [Fact]
    public async Task A_session_that_comes_from_a_provider_says_who_it_was_there_and_ends_with_the_provider()
    {
        var provider = await AProvider("kalix");
        await Refuses("session_of_a_provider_names_its_subject", () => Session(provider, subject: null, session: null));
        await Refuses("session_of_a_provider_names_its_subject", () => Session(null, "anna", session: null));
        await Refuses("provider_session_has_a_provider", () => Session(null, subject: null, "s1"));
        await Session(provider, "anna", "s1");

        await api.ExecuteAsync("delete from auth.provider where id = @provider", new { provider });

        Assert.Equal(0, await api.QuerySingleAsync<int>("select count(*)::int from auth.session"));
    }

    [Fact]
    public async Task One_person_at_a_provider_has_one_account_here()
    {
        const string link = "insert into auth.external_login (issuer, subject, account_id) values ('https://idp.example', 'anna', @Account)";
        await api.ExecuteAsync(link, new { Account });

        await Refuses("external_login_pkey", () => api.ExecuteAsync(link, new { Account }));
    }

    [Fact]
    public async Task Only_a_provider_that_is_down_has_an_error()
    {
        var provider = await AProvider("kalix");
        const string write = "insert into auth.provider_health (provider_id, state, since, checked_at, error_code) values (@provider, @state, now(), now(), @error)";

        await Refuses("only_what_is_down_has_an_error", () => api.ExecuteAsync(write, new { provider, state = "up", error = "timeout" }));
        await Refuses("only_what_is_down_has_an_error", () => api.ExecuteAsync(write, new { provider, state = "down", error = (string?)null }));
        await Refuses("state_is_known", () => api.ExecuteAsync(write, new { provider, state = "ill", error = (string?)null }));
    }

    [Fact]
    public async Task A_shift_ends_after_it_starts()
    {
        var incident = await AnIncident(Kalix);
        await Refuses("shift_ends_after_it_starts", () => AShift(incident, "2026-03-28T18:00Z", "2026-03-28T18:00Z"));
    }

    [Fact]
    public async Task An_assignment_has_the_times_and_the_incident_of_its_shift()
    {
        var (kalix, norrkoping, person) = (await AnIncident(Kalix), await AnIncident(Norrkoping), await APerson(Lulea));
        var shift = await AShift(kalix, "2026-03-28T06:00Z", "2026-03-28T18:00Z");
        await Refuses("assignment_shift_id_incident_id_starts_at_ends_at_fkey", () => Assign(norrkoping, shift, person));

        await Assign(kalix, shift, person);
        await api.ExecuteAsync("update shift set ends_at = '2026-03-28T19:00Z' where id = @shift", new { shift });
        Assert.Equal(DateTime.Parse("2026-03-28T19:00Z", null, System.Globalization.DateTimeStyles.AdjustToUniversal), await api.ExecuteScalarAsync<DateTime>("select ends_at from assignment"));
    }

    [Fact]
    public async Task A_municipality_offers_its_own_people_only()
    {
        var (incident, person) = (await AnIncident(Kalix), await APerson(Norrkoping));
        var offer = await AnOffer(incident, Lulea, "2026-03-28", "2026-04-11");
        await Refuses("offer_person_person_id_municipality_code_fkey", () => Offer(offer, person, Lulea, "2026-03-28", "2026-04-11"));
        await Refuses("offer_person_offer_id_municipality_code_from_date_to_date_fkey", () => Offer(offer, person, Norrkoping, "2026-03-28", "2026-04-11"));
    }

    [Fact]
    public async Task A_person_is_offered_to_one_incident_at_a_time()
    {
        var person = await APerson(Lulea);
        var kalix = await AnOffer(await AnIncident(Kalix), Lulea, "2026-03-28", "2026-04-11");
        var norrkoping = await AnOffer(await AnIncident(Norrkoping), Lulea, "2026-04-10", "2026-04-20");
        var after = await AnOffer(await AnIncident(Norrkoping), Lulea, "2026-04-11", "2026-04-20");

        await Offer(kalix, person, Lulea, "2026-03-28", "2026-04-11");
        await Refuses("person_is_offered_to_one_at_a_time", () => Offer(norrkoping, person, Lulea, "2026-04-10", "2026-04-20"));
        await Offer(after, person, Lulea, "2026-04-11", "2026-04-20");
    }

    [Fact]
    public async Task A_contracted_week_is_more_than_nothing_and_at_most_a_full_one()
    {
        var person = await APerson(Lulea);
        foreach (var minutes in (int?[])[1, 2400, null]) await Contract(minutes);
        foreach (var minutes in (int[])[-1, 0, 2401]) await Refuses("contracted_week_is_within_the_full_week", () => Contract(minutes));

        Task<int> Contract(int? minutes) => api.ExecuteAsync("update person set contracted_minutes_per_week = @minutes where id = @person", new { minutes, person });
    }

    [Fact]
    public async Task What_was_published_or_audited_is_never_changed()
    {
        await AVersion(await AnIncident(Kalix));
        await api.ExecuteAsync("insert into audit (action) values ('test')");
        await using var owner = new NpgsqlConnection(database.Owner);

        foreach (var change in new[] { "update schedule_version set seats = 2", "delete from schedule_version", "update audit set action = 'x'", "delete from audit" })
        {
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => api.ExecuteAsync(change))).SqlState);
            Assert.Equal(PostgresErrorCodes.IntegrityConstraintViolation, (await Assert.ThrowsAsync<PostgresException>(() => owner.ExecuteAsync(change))).SqlState);
        }
    }

    static async Task Refuses(string constraint, Func<Task> write) =>
        Assert.Equal(constraint, (await Assert.ThrowsAsync<PostgresException>(write)).ConstraintName);

    async Task<bool> Book(Guid incident, Guid shift, Guid person, Guid version)
    {
        await using var connection = new NpgsqlConnection(database.Api);
        try
        {
            await connection.ExecuteAsync(InsertAssignment, new { id = Guid.NewGuid(), incident, shift, person, version });
            return true;
        }
        catch (PostgresException refusal) when (refusal.SqlState is PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.DeadlockDetected)
        {
            return false;
        }
    }

    async Task<Guid> Assign(Guid incident, Guid shift, Guid person) =>
        await Insert(InsertAssignment, new { id = Guid.NewGuid(), incident, shift, person, version = await AVersion(incident) });

    Task<Guid> AnIncident(string municipality) => Insert("""
        insert into incident (id, municipality_code, title, situation, legal_ground, decided_by, started_at, contact_name, contact_phone, site, created_by)
        values (@id, @municipality, 'Struck', '', 'leh_4_1', 'Board', '2026-03-28T00:00Z', 'Someone', '070', 'Town hall', @Account)
        returning id
        """, new { id = Guid.NewGuid(), municipality, Account });

    Task<Guid> APerson(string municipality)
    {
        var id = Guid.NewGuid();
        return Insert("insert into person (id, municipality_code, name, work_email) values (@id, @municipality, 'Åsa', @email) returning id", new { id, municipality, email = $"{id}@example.org" });
    }

    async Task<Guid> AShift(Guid incident, string starts, string ends)
    {
        var request = await ARequest(incident);
        var need = await Insert("""
            insert into need (id, request_id, position, title, skill_id, level, seats, from_date, to_date, pattern, start_minute, place, priority)
            select @id, @request, 1, 'Need', min(skill.id), 1, 1, '2026-03-28', '2026-03-30', 'day', 420, 'remote', 1 from skill
            returning id
            """, new { id = Guid.NewGuid(), request });
        return await Insert("""
            insert into shift (id, incident_id, need_id, starts_at, ends_at, seats)
            values (@id, @incident, @need, @starts::timestamptz, @ends::timestamptz, 1)
            returning id
            """, new { id = Guid.NewGuid(), incident, need, starts, ends });
    }

    Task<Guid> ARequest(Guid incident) => Insert("""
        insert into request (id, incident_id, number, title, created_by)
        select @id, @incident, count(*) + 1, 'Request', @Account from request where incident_id = @incident
        returning id
        """, new { id = Guid.NewGuid(), incident, Account });

    Task<Guid> AVersion(Guid incident) => Insert("""
        insert into schedule_version (id, incident_id, number, published_by, seats, seats_filled)
        select @id, @incident, count(*) + 1, @Account, 1, 1 from schedule_version where incident_id = @incident
        returning id
        """, new { id = Guid.NewGuid(), incident, Account });

    async Task<Guid> AnOffer(Guid incident, string municipality, string from, string to) => await Insert("""
        insert into offer (id, incident_id, request_id, municipality_code, from_date, to_date, ceiling_minutes_per_week, offered_by)
        values (@id, @incident, @request, @municipality, @from::date, @to::date, 2400, @Account)
        returning id
        """, new { id = Guid.NewGuid(), incident, request = await ARequest(incident), municipality, from, to, Account });

    Task<int> Offer(Guid offer, Guid person, string municipality, string from, string to) => api.ExecuteAsync("""
        insert into offer_person (offer_id, person_id, municipality_code, from_date, to_date)
        values (@offer, @person, @municipality, @from::date, @to::date)
        """, new { offer, person, municipality, from, to });

    Task<Guid> AProvider(string key) => Insert("""
        insert into auth.provider (id, municipality_code, key, display_name, issuer, client_id, client_authentication, client_secret)
        values (@id, '2514', @key, @key, 'https://idp.example', 'client', 'secret', 'secret')
        returning id
        """, new { id = Guid.NewGuid(), key });

    Task<int> Session(Guid? provider, string? subject, string? session) => api.ExecuteAsync("""
        insert into auth.session (key_hash, account_id, ticket, expires_at, provider_id, provider_subject, provider_session)
        values (gen_random_uuid()::text::bytea, @Account, '', now() + interval '1 hour', @provider, @subject, @session)
        """, new { Account, provider, subject, session });

    Task<Guid> Insert(string sql, object values) => api.QuerySingleAsync<Guid>(sql, values);

    const string InsertAssignment = """
        insert into assignment (id, incident_id, shift_id, person_id, starts_at, ends_at, published_in)
        select @id, @incident, @shift, @person, starts_at, ends_at, @version from shift where id = @shift
        returning id
        """;
}
