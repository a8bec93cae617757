using Microsoft.AspNetCore.Components;
using MutualAid.Identity;
using MutualAid.Identity.Factors;

namespace MutualAid.Web.Features.Account;

/// <summary>Where a page asks that the person has lately proved who they are, and where they do.</summary>
static class StepUp
{
    public const string ConfirmPath = "/confirm";

    /// <param name="returnUrl">On this site.</param>
    public static string ConfirmAddress(string returnUrl) => $"{ConfirmPath}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    /// <summary>
    /// A page whose form the API refuses without a fresh sign-in leads to <see cref="ConfirmPath"/> and back before it is filled in. A form that is
    /// sent is never led away: what was typed stays on the page, beside the API's refusal.
    /// </summary>
    /// <returns>Whether the page has nothing more to do.</returns>
    public static bool LeadsToConfirm(this FreshSignIn fresh, HttpContext http, NavigationManager navigation)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || fresh.Holds(http.User, FreshSignIn.ToSee)) return false;

        navigation.NavigateTo(ConfirmAddress(http.Request.Path + http.Request.QueryString));
        return true;
    }

    /// <summary>Ways in are changed only by who has lately used one; where there is none yet beside the pass phrase, by who has lately used that.</summary>
    /// <remarks>Never in a crisis session: whoever came in past the provider does not make themself another way to do it again.</remarks>
    public static bool MayChangeFactors(this HttpContext http, Enrolled enrolled, DateTimeOffset now)
    {
        var within = HttpMethods.IsPost(http.Request.Method) ? FreshSignIn.ToSend : FreshSignIn.ToSee;
        return http.User.CrisisUntil() is null && (enrolled.Any ? http.User.IsFreshAndStrong(now, within) : http.User.IsFresh(now, within));
    }

    /// <summary>A form that was sent too late is shown again too, with what was typed and why it was not done.</summary>
    public static bool ShowsFactorForms(this HttpContext http, bool mayChange) => mayChange || HttpMethods.IsPost(http.Request.Method);
}
