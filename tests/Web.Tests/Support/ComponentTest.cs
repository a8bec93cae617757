using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace MutualAid.Web.Tests.Support;

/// <summary>A component by itself, in Swedish unless a test says otherwise.</summary>
public abstract class ComponentTest : BunitContext
{
    protected ComponentTest()
    {
        Speak("sv-SE");
        Services.AddLocalization();
        Services.AddSingleton<AntiforgeryStateProvider>(new NoAntiforgery());
    }

    protected static void Speak(string culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
