using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Requests;

static class RequestEndpoints
{
    /// <remarks>
    /// Only the municipality's own crisis lead writes; its own coordinator reads; to anyone else a request by its id does not exist. A sent request is
    /// never changed: shifts hang on it and others have read it. More help is asked for in a new request, less by withdrawing.
    /// </remarks>
    public static void MapRequests(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("").WithTags("Requests").Requires(Right.ReadRequests);
        read.MapGet("/incidents/{id:guid}/requests", ListRequests.Handle).WithName(nameof(ListRequests));
        read.MapGet("/requests/{id:guid}", GetRequest.Handle).WithName(nameof(GetRequest));
        read.MapGet("/requests/{id:guid}/size", GetRequestSize.Handle).WithName(nameof(GetRequestSize));

        var plan = routes.MapGroup("").WithTags("Requests").Requires(Right.AskForHelp);
        plan.MapPost("/incidents/{id:guid}/request-size", SizeRequest.Handle).WithName(nameof(SizeRequest));
        plan.MapGet("/request-templates", ListRequestTemplates.Handle).WithName(nameof(ListRequestTemplates));

        var write = routes.MapGroup("").WithTags("Requests").Requires(Right.AskForHelp).WithIdempotency();
        write.MapPost("/incidents/{id:guid}/requests", CreateRequest.Handle).WithName(nameof(CreateRequest));
        write.MapPut("/requests/{id:guid}", EditRequest.Handle).WithName(nameof(EditRequest));
        write.MapPost("/requests/{id:guid}/copies", CopyRequest.Handle).WithName(nameof(CopyRequest));
        write.MapPost("/requests/{id:guid}/sending", SendRequest.Handle).WithName(nameof(SendRequest));
        write.MapPost("/requests/{id:guid}/withdrawal", WithdrawRequest.Handle).WithName(nameof(WithdrawRequest));
    }
}
