using System.Net;
using System.Net.Http.Json;
using Dapper;
using MutualAid.Contracts.Access;

namespace MutualAid.Server.Tests.Support;

/// <summary>A municipality that nobody else's test looks after, with one administrator.</summary>
/// <param name="Client">The administrator's.</param>
sealed record Town(Api Api, string Code, Guid Administrator, HttpClient Client)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string At(string path) => $"/municipalities/{Code}/{path}";

    public Task<Guid> Employee(params string[] roles) => Api.GivenAccount(Code, roles);

    public async Task<AccountDto> Account(Guid id) => (await List()).Accounts.Single(account => account.Id == id);

    public async Task<AccountsDto> List(HttpClient? client = null) => await (await (client ?? Client).GetAsync(At("accounts"), Cancellation)).Read<AccountsDto>();

    public Task<HttpResponseMessage> Give(Guid account, string role, HttpClient? client = null) => (client ?? Client).PutAsync(At($"accounts/{account}/roles/{role}"), null, Cancellation);

    public Task<HttpResponseMessage> Take(Guid account, string role, HttpClient? client = null) => (client ?? Client).DeleteAsync(At($"accounts/{account}/roles/{role}"), Cancellation);

    public Task<HttpResponseMessage> SwitchOff(Guid account, HttpClient? client = null) => (client ?? Client).PostAsync(At($"accounts/{account}/switch-off"), null, Cancellation);

    public Task<HttpResponseMessage> SwitchOn(Guid account, HttpClient? client = null) => (client ?? Client).DeleteAsync(At($"accounts/{account}/switch-off"), Cancellation);

    public Task<HttpResponseMessage> EndSessions(Guid account, HttpClient? client = null) => (client ?? Client).DeleteAsync(At($"accounts/{account}/sessions"), Cancellation);

    public Task<HttpResponseMessage> Help(Guid account, string how, HttpClient? client = null, string reason = "lost", string identified = "in-person") =>
        (client ?? Client).PostAsJsonAsync(At($"accounts/{account}/{how}"), new HelpGetInRequest(reason, identified), Cancellation);

    public Task<HttpResponseMessage> Invite(string name, string role, HttpClient? client = null) =>
        (client ?? Client).PostAsJsonAsync(At("account-invitations"), new InviteAccountRequest(name, role), Cancellation);

    public async Task<AccessEventsDto> Events(string query = "", HttpClient? client = null) => await (await (client ?? Client).GetAsync(At($"access-events{query}"), Cancellation)).Read<AccessEventsDto>();

    /// <summary>Kinds of what happened to the account, the oldest first, without the sign-ins that a test makes.</summary>
    public async Task<string[]> Happened(Guid account)
    {
        await using var connection = await Api.Database.OpenConnectionAsync(Cancellation);
        return [.. await connection.QueryAsync<string>("select kind || coalesce(' ' || detail, '') from auth.event where account_id = @account and kind <> 'signed-in' order by id", new { account })];
    }

    /// <summary>No login, every other role here, the right role elsewhere: nobody but administrators.</summary>
    /// <param name="forOperator">What the operator is told of somebody who is no administrator.</param>
    public async Task AdministratorOnly(Func<HttpClient, Task<HttpResponseMessage>> call, HttpStatusCode forOperator)
    {
        using var stranger = Api.AnonymousForm();
        await (await call(stranger)).Has(HttpStatusCode.Unauthorized);
        foreach (var role in (string[])["staff", "coordinator", "approver", "crisis_lead", "communicator", "auditor"])
        {
            using var client = await Api.SignedIn(role, Code);
            await (await call(client)).Has(HttpStatusCode.Forbidden);
        }

        using var neighbour = await Api.SignedIn("administrator", Code == "2521" ? "2523" : "2521");
        await (await call(neighbour)).Has(HttpStatusCode.Forbidden);
        using var @operator = await Api.SignedIn("operator", "2521");
        await (await call(@operator)).Has(forOperator);
    }
}

static class GivenAccess
{
    const int FirstTown = 9000;
    static int towns;

    public static async Task<Town> GivenTown(this Api api)
    {
        // One that Sweden has not: there are hardly more real ones than tests that want one to themselves.
        var code = $"{FirstTown + Interlocked.Increment(ref towns)}";
        await api.Scalar<int?>(
            """
            insert into municipality (code, name, legal_name, county_code, county, population, latitude, longitude)
            values (@code, 'Prov ' || @code, 'Provs kommun', '25', 'Norrbottens län', 1000, 65, 22)
            """,
            new { code });
        var administrator = await api.GivenAccount(code, "administrator");
        return new(api, code, administrator, await api.SignedIn(administrator));
    }

    public static Task GivenPasskey(this Api api, Guid account) => api.Scalar<int?>(
        """
        insert into auth.passkey (credential_id, account_id, name, public_key, sign_count, is_user_verified, is_backup_eligible, is_backed_up, attestation_object, client_data_json, created_at)
        values (uuid_send(gen_random_uuid()), @account, 'Min telefon', '', 0, true, false, false, '', '', now())
        """,
        new { account });

    public static Task GivenCodes(this Api api, Guid account, int left) => api.Scalar<int?>(
        """
        insert into auth.printed_code (account_id, code_hash, used_at)
        select @account, uuid_send(gen_random_uuid()), case when number > @left then now() end
        from generate_series(1, 10) as number
        """,
        new { account, left });

    public static Task GivenPassPhrase(this Api api, Guid account) => api.Scalar<int?>("update auth.account set password_hash = 'a hash' where id = @account", new { account });

    /// <summary>The last proof of every session of the account, so long ago and by this method.</summary>
    public static Task GivenProved(this Api api, Guid account, int minutesAgo, string method = "pass phrase") => api.Scalar<int?>(
        "update auth.session set proved_at = now() - make_interval(mins => @minutesAgo), method = @method where account_id = @account", new { account, minutesAgo, method });
}
