using Microsoft.AspNetCore.WebUtilities;
using MutualAid.Contracts.Access;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Access;

/// <summary>Whose access is looked after, over HTTP.</summary>
public sealed class AccessClient(ApiClient api, SignedInUser user)
{
    /// <summary>The municipality that the person looks after: their own, or the one in the address where they may. The operator chooses.</summary>
    public string? Code(string? asked) =>
        user.CodesAs(Roles.Administrator).Contains(asked) || (user.Is(Roles.Operator) && IsCode(asked)) ? asked : user.CodeAs(Roles.Administrator);

    public Task<ApiResult<AccountsDto>> Accounts(string code, CancellationToken cancellation) => api.Get<AccountsDto>($"/municipalities/{code}/accounts", cancellation);

    public Task<ApiResult<InviteAccountResponse>> Invite(string code, InviteAccountRequest invited, CancellationToken cancellation) =>
        api.Post<InviteAccountResponse>($"/municipalities/{code}/account-invitations", invited, cancellation);

    public Task<ApiResult<NoContent>> Withdraw(string code, Guid invitation, CancellationToken cancellation) => api.Delete($"/municipalities/{code}/account-invitations/{invitation}", cancellation);

    public Task<ApiResult<NoContent>> Give(string code, Guid account, string role, CancellationToken cancellation) =>
        api.Put($"/municipalities/{code}/accounts/{account}/roles/{Uri.EscapeDataString(role)}", null, cancellation);

    public Task<ApiResult<NoContent>> Take(string code, Guid account, string role, CancellationToken cancellation) =>
        api.Delete($"/municipalities/{code}/accounts/{account}/roles/{Uri.EscapeDataString(role)}", cancellation);

    public Task<ApiResult<NoContent>> EndSessions(string code, Guid account, CancellationToken cancellation) => api.Delete($"/municipalities/{code}/accounts/{account}/sessions", cancellation);

    public Task<ApiResult<NoContent>> SwitchOff(string code, Guid account, CancellationToken cancellation) => api.Post($"/municipalities/{code}/accounts/{account}/switch-off", null, cancellation);

    public Task<ApiResult<NoContent>> SwitchOn(string code, Guid account, CancellationToken cancellation) => api.Delete($"/municipalities/{code}/accounts/{account}/switch-off", cancellation);

    public Task<ApiResult<NoContent>> RemoveFactors(string code, Guid account, HelpGetInRequest help, CancellationToken cancellation) =>
        api.Post($"/municipalities/{code}/accounts/{account}/factor-removal", help, cancellation);

    public Task<ApiResult<RecoveryCodeResponse>> MakeRecoveryCode(string code, Guid account, HelpGetInRequest help, CancellationToken cancellation) =>
        api.Post<RecoveryCodeResponse>($"/municipalities/{code}/accounts/{account}/recovery-code", help, cancellation);

    public Task<ApiResult<AccessEventsDto>> Events(string code, AccessEventsQuery query, CancellationToken cancellation) =>
        api.Get<AccessEventsDto>(query.Address($"/municipalities/{code}/access-events"), cancellation);

    public Task<ApiResult<ReadinessDto>> Readiness(string code, CancellationToken cancellation) => api.Get<ReadinessDto>($"/municipalities/{code}/readiness", cancellation);

    public Task<ApiResult<NoContent>> Ask(string code, Guid account, CancellationToken cancellation) => api.Post($"/municipalities/{code}/readiness/{account}/asking", null, cancellation);

    static bool IsCode(string? asked) => asked is { Length: 4 } && asked.All(char.IsAsciiDigit);
}

/// <summary>What the address of the log asks for.</summary>
public sealed record AccessEventsQuery(Guid? Person, string? Kind, DateOnly? From, DateOnly? Last, int? Page)
{
    public string Address(string path)
    {
        Dictionary<string, string?> said = new()
        {
            ["person"] = Person?.ToString(), ["kind"] = Kind, ["from"] = Day(From), ["last"] = Day(Last), ["page"] = Page is > 1 ? $"{Page}" : null,
        };
        return QueryHelpers.AddQueryString(path, said.Where(each => each.Value is not null));
    }

    static string? Day(DateOnly? day) => day is { } known ? $"{known:yyyy-MM-dd}" : null;
}
