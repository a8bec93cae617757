using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Vouching;

namespace MutualAid.Server.Tests.Support;

/// <summary>A vouching's steps, as a test says them.</summary>
static class VouchingCalls
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> Begin(this HttpClient client, Guid account) => client.PostAsJsonAsync("/vouchings", new BeginVouchingRequest(account), Cancellation);

    public static async Task<VouchingDto> Begun(this HttpClient client, Guid account) => await (await client.Begin(account)).Read<VouchingDto>(HttpStatusCode.Created);

    public static Task<HttpResponseMessage> SendOn(this HttpClient client, Guid id, string asked = "Vad heter kommundirektören?", string heard = "Rätt namn, och jag kände rösten.") =>
        client.PostAsJsonAsync($"/vouchings/{id}/sending", new SendVouchingRequest(asked, heard), Cancellation);

    public static Task<HttpResponseMessage> Approve(this HttpClient client, Guid id) => client.PostAsync($"/vouchings/{id}/approval", null, Cancellation);

    public static Task<HttpResponseMessage> AskForCode(this HttpClient client, Guid id) => client.PostAsync($"/vouchings/{id}/code", null, Cancellation);

    public static Task<HttpResponseMessage> TakeBack(this HttpClient client, Guid id) => client.PostAsync($"/vouchings/{id}/withdrawal", null, Cancellation);

    public static Task<HttpResponseMessage> Look(this HttpClient client, Guid id) => client.GetAsync($"/vouchings/{id}", Cancellation);

    /// <summary>Rung back and sent on by a crisis lead of Luleå, who comes with it.</summary>
    public static async Task<(HttpClient Voucher, Guid Id, Guid Colleague)> GivenWaiting(this Api api, string stricken)
    {
        var (voucher, colleague) = (await api.SignedIn("crisis_lead", "2580"), await api.GivenColleague(stricken));
        var begun = await voucher.Begun(colleague);
        await (await voucher.SendOn(begun.Id)).Has(HttpStatusCode.OK);
        return (voucher, begun.Id, colleague);
    }

    public static async Task<(HttpClient Voucher, Guid Id, Guid Colleague)> GivenApproved(this Api api, string stricken)
    {
        var waiting = await api.GivenWaiting(stricken);
        using var second = await api.SignedIn("crisis_lead", "2480");
        await (await second.Approve(waiting.Id)).Has(HttpStatusCode.OK);
        return waiting;
    }

    /// <summary>Uses a code as web does.</summary>
    /// <returns>Whose it is; nothing when it opens nothing.</returns>
    public static Task<Guid?> Claim(this Api api, string code) =>
        api.Scalar<Guid?>("select account_id from auth.claim_vouching(@hash, now())", new { hash = Database.InvitationCode.Hash(code) });
}
