using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Vouching;

public sealed class SetCrisisPhoneTests(Api api)
{
    const string Code = "0461";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_enters_ones_own_and_may_take_it_away()
    {
        var account = await api.GivenAccount(Code, "crisis_lead");
        using var self = await api.SignedIn(account);

        Assert.Equal("+46 70-174 06 05", (await (await Put(self, " +46 70-174 06 05 ")).Read<CrisisPhoneDto>()).Number);
        Assert.Null((await (await Put(self, "")).Read<CrisisPhoneDto>()).Number);
        Assert.Equal(["crisis-phone-set", "crisis-phone-removed"], await api.AuditOf(account));
        Assert.Equal("{}", await api.Scalar<string>("select facts::text from audit where subject_id = @account limit 1", new { account }));
    }

    [Fact]
    public async Task Entered_again_as_it_stands_it_goes_on_holding_and_changed_it_begins_anew()
    {
        var account = await api.GivenColleague(Code);
        using var self = await api.SignedIn(account);

        Assert.Equal(2026, (await (await Put(self, "070-174 06 05")).Read<CrisisPhoneDto>()).EnteredAt!.Value.Year);
        Assert.Empty(await api.AuditOf(account));
        Assert.InRange((await (await Put(self, "070-174 06 06")).Read<CrisisPhoneDto>()).EnteredAt!.Value, TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow().AddMinutes(1));
    }

    [Theory]
    [InlineData("ring mig")]
    [InlineData("12")]
    [InlineData("070+174 06 05")]
    public async Task What_is_no_number_is_refused(string typed)
    {
        using var self = await api.SignedIn(await api.GivenAccount(Code, "crisis_lead"));
        Assert.Equal("not-a-phone-number", Assert.Single((await (await Put(self, typed)).FieldErrors())["Number"]));
    }

    [Fact]
    public async Task Not_in_a_crisis_session()
    {
        using var crisis = await api.SignedInPastProvider(await api.GivenAccount(Code, "crisis_lead"), Code);
        await (await Put(crisis, "070-174 06 05")).Problem(HttpStatusCode.Forbidden, "crisis-session");
    }

    [Fact]
    public async Task The_administrator_enters_one_for_a_colleague_with_a_crisis_role_and_for_nobody_else()
    {
        var (lead, coordinator, elsewhere) = (await api.GivenAccount(Code, "crisis_lead"), await api.GivenAccount(Code, "coordinator"), await api.GivenAccount("0480", "crisis_lead"));
        using var administrator = await api.SignedIn("administrator", Code);

        Assert.NotNull((await (await PutOf(administrator, lead)).Read<CrisisPhoneHolderDto>()).EnteredAt);
        await (await PutOf(administrator, coordinator)).Has(HttpStatusCode.NotFound);
        await (await PutOf(administrator, elsewhere)).Has(HttpStatusCode.NotFound);
        using var other = await api.SignedIn("crisis_lead", Code);
        await (await PutOf(other, lead)).Has(HttpStatusCode.Forbidden);
    }

    static Task<HttpResponseMessage> Put(HttpClient client, string number) => client.PutAsJsonAsync("/me/crisis-phone", new SetCrisisPhoneRequest(number), Cancellation);

    static Task<HttpResponseMessage> PutOf(HttpClient client, Guid account) =>
        client.PutAsJsonAsync($"/municipalities/{Code}/crisis-phones/{account}", new SetCrisisPhoneRequest("070-174 06 05"), Cancellation);
}
