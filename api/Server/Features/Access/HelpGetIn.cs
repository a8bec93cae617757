using MutualAid.Contracts.Access;
using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Access;

/// <summary>Why somebody is helped in, and how the helper made sure who it is. Codes, so that nothing about a person is written in free text.</summary>
static class HelpGetIn
{
    static readonly string[] Reasons = ["lost", "stolen", "broken", "forgotten"];
    static readonly string[] WaysToIdentify = ["in-person", "called-back", "by-manager"];

    public static (string Field, string Code)[] Errors(this HelpGetInRequest request) =>
    [
        .. Reasons.Contains(request.Reason) ? [] : new[] { (nameof(request.Reason), "required") },
        .. WaysToIdentify.Contains(request.Identified) ? [] : new[] { (nameof(request.Identified), "required") },
    ];

    public static string Detail(this HelpGetInRequest request) => $"{request.Reason} {request.Identified}";
}
