using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Access;

namespace MutualAid.Web.Features.Access;

/// <summary><c>passkey, lösenfras, 7 koder</c></summary>
static class WaysText
{
    public static string Of(WaysInDto ways, IStringLocalizer words)
    {
        List<string> held = [];
        if (ways.Passkeys > 0) held.Add(words["Ways.passkeys"]);
        if (ways.PassPhrase) held.Add(words[ways is { Passkeys: 0, App: false, CodesLeft: 0 } ? "Ways.phrase-only" : "Ways.phrase"]);
        if (ways.App) held.Add(words["Ways.app"]);
        if (ways.CodesLeft > 0) held.Add(words["Ways.codes", ways.CodesLeft]);
        if (ways.Provider) held.Add(words["Ways.provider"]);
        return held.Count == 0 ? words["Ways.none"] : string.Join(", ", held);
    }
}
