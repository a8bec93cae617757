using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Vouching;

static class VouchingEndpoints
{
    /// <remarks>
    /// A crisis lead elsewhere rings back and asks, a second person agrees, and the first reads out a code. None of them of the stricken municipality, none in a
    /// crisis session. The stricken municipality's own see that it goes on and can stop it.
    /// </remarks>
    public static void MapVouching(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("").WithTags("Vouching").Requires(Right.Vouch, Right.ApproveVouching, Right.ReadCrisisSessions, Right.WatchCrisisSessions);
        read.MapGet("/vouchings", ListVouchings.Handle).WithName(nameof(ListVouchings));
        read.MapGet("/vouchings/{id:guid}", GetVouching.Handle).WithName(nameof(GetVouching));

        routes.MapPost("/vouchings/{id:guid}/withdrawal", WithdrawVouching.Handle).WithName(nameof(WithdrawVouching)).WithTags("Vouching")
            .Requires(Right.Vouch, Right.ApproveVouching, Right.EndCrisisSession, Right.WatchCrisisSessions).WithIdempotency();

        var vouch = routes.MapGroup("").WithTags("Vouching").Requires(Right.Vouch).WithIdempotency();
        vouch.MapGet("/vouching-municipalities", ListVouchingMunicipalities.Handle).WithName(nameof(ListVouchingMunicipalities));
        vouch.MapGet("/vouchable-people", ListVouchablePeople.Handle).WithName(nameof(ListVouchablePeople));
        vouch.MapPost("/vouchings", BeginVouching.Handle).WithName(nameof(BeginVouching));
        vouch.MapPost("/vouchings/{id:guid}/sending", SendVouching.Handle).WithName(nameof(SendVouching));

        routes.MapPost("/vouchings/{id:guid}/approval", ApproveVouching.Handle).WithName(nameof(ApproveVouching)).WithTags("Vouching").Requires(Right.ApproveVouching).WithIdempotency();

        // Not answered again from memory: what is remembered is on disk, and a code must not be.
        routes.MapPost("/vouchings/{id:guid}/code", MakeVouchingCode.Handle).WithName(nameof(MakeVouchingCode)).WithTags("Vouching").Requires(Right.Vouch);

        routes.MapGet("/me/crisis-phone", GetCrisisPhone.Handle).WithName(nameof(GetCrisisPhone)).WithTags("Vouching").RequiresSignIn();
        routes.MapPut("/me/crisis-phone", SetCrisisPhone.OfOneself).WithName(nameof(SetCrisisPhone)).WithTags("Vouching").RequiresSignIn().RequiresFreshSignIn().WithIdempotency();
        routes.MapGet("/municipalities/{code}/crisis-phones", ListCrisisPhones.Handle).WithName(nameof(ListCrisisPhones)).WithTags("Vouching").Requires(Right.CrisisPhones);
        routes.MapPut("/municipalities/{code}/crisis-phones/{accountId:guid}", SetCrisisPhone.OfAnother).WithName("SetCrisisPhoneOf").WithTags("Vouching").Requires(Right.CrisisPhones).RequiresFreshSignIn().WithIdempotency();
    }
}
