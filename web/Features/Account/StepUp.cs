using MutualAid.Identity;
using MutualAid.Identity.Factors;

namespace MutualAid.Web.Features.Account;

/// <summary>Whoever already has a way in beside the pass phrase changes their ways in only after having used one lately.</summary>
static class StepUp
{
    static readonly TimeSpan ToSee = TimeSpan.FromMinutes(15);

    /// <summary>Longer, so that a form that was shown can be filled in.</summary>
    static readonly TimeSpan ToSend = TimeSpan.FromMinutes(30);

    /// <summary>Never in a crisis session: whoever came in past the provider does not make themself another way to do it again.</summary>
    public static bool MayChangeFactors(this HttpContext http, Enrolled enrolled, DateTimeOffset now) =>
        http.User.CrisisUntil() is null && (!enrolled.Any || http.User.IsFreshAndStrong(now, HttpMethods.IsPost(http.Request.Method) ? ToSend : ToSee));

    /// <summary>A form that was sent too late is shown again too, with what was typed and why it was not done.</summary>
    public static bool ShowsFactorForms(this HttpContext http, bool mayChange) => mayChange || HttpMethods.IsPost(http.Request.Method);
}
