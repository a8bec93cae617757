using System.Diagnostics;
using Microsoft.Extensions.Localization;
using MutualAid.Web.Design;

namespace MutualAid.Web.Platform;

/// <summary>From the API's codes to words beside the field.</summary>
/// <remarks>
/// Looked for in the area's words first and then in <see cref="SharedWords"/>: <c>Refused.outdated</c> for a refusal,
/// <c>Field.Needs.Seats.too-many</c> (list positions left out) and then <c>Field.too-many</c> for a field. The facts of a problem
/// that needs them in its words are for the page: it handles that name itself before it comes here.
/// </remarks>
public static class RefusalWords
{
    public static string Of(ApiRefusal refusal, IStringLocalizer area) => refusal switch
    {
        ApiRefusal.Unreachable => SharedWords.Of("ApiDownForm"),
        ApiRefusal.Problem problem => Find(area, $"Refused.{problem.Name}") ?? SharedWords.Of("Refused.other", problem.Name),
        _ => throw new UnreachableException(),
    };

    /// <summary>What is wrong, field by field, or for the form as a whole where no field is named.</summary>
    public static void Add(this FormErrors errors, ApiRefusal refusal, IStringLocalizer area)
    {
        if (refusal is not ApiRefusal.Problem { Errors.Count: > 0 } problem)
        {
            if (NeedsFreshSignIn(refusal)) errors.Add(Of(refusal, area), new FormErrorLink(Features.Account.StepUp.ConfirmPath, SharedWords.Of("ConfirmNewTab")));
            else errors.Add(Of(refusal, area));
            return;
        }

        foreach (var (field, codes) in problem.Errors)
        foreach (var code in codes)
        {
            errors.Add(field, OfField(field, code, area));
        }
    }

    public static bool NeedsFreshSignIn(ApiRefusal refusal) => refusal is ApiRefusal.Problem { Name: "fresh-sign-in-needed" };

    static string OfField(string field, string code, IStringLocalizer area) =>
        Find(area, $"Field.{WithoutPositions(field)}.{code}") ?? Find(area, $"Field.{code}") ?? SharedWords.Of("Field.other");

    static string? Find(IStringLocalizer area, string key) => area[key] is { ResourceNotFound: false } found ? found.Value : SharedWords.Find(key);

    static string WithoutPositions(string field) =>
        string.Join('.', field.Split('.').Select(part => part.Split('[')[0]));
}
