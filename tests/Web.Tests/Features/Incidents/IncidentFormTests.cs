using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MutualAid.Web.Design;
using MutualAid.Web.Features.Incidents;

namespace MutualAid.Web.Tests.Features.Incidents;

public sealed class IncidentFormTests
{
    static readonly IStringLocalizer Words =
        new StringLocalizer<IncidentsWords>(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    public IncidentFormTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");

    [Fact]
    public void What_was_read_from_the_api_goes_back_unchanged()
    {
        var facts = IncidentForm.Of(SampleIncident.Incident).Read(new(), Words);

        Assert.Equal(SampleIncident.Incident.Facts, facts);
    }

    [Fact]
    public void Times_are_typed_as_on_the_wall_in_Sweden()
    {
        var form = IncidentForm.Of(SampleIncident.Incident);
        (form.StartedAt, form.StartedTime) = ("2026-07-01", "02.30");

        Assert.Equal(new DateTimeOffset(2026, 7, 1, 0, 30, 0, TimeSpan.Zero), form.Read(new(), Words)!.StartedAt);
    }

    [Fact]
    public void Everything_that_is_missing_is_said_at_once()
    {
        var errors = new FormErrors();

        Assert.Null(new IncidentForm { LegalGround = "leh_4_1", StartedAt = "i går", StartedTime = "25:00" }.Read(errors, Words));

        Assert.Equal(
            ["Title", "Situation", "StartedAt", "StartedTime", "ExtraordinaryAt", "DecidedBy", "Site", "ContactName", "ContactPhone"],
            errors.All.Select(error => error.Field));
        Assert.Contains("LEH 4 kap. 1 §", errors["ExtraordinaryAt"]);
    }

    [Fact]
    public void A_ground_must_be_chosen_and_only_one_asks_for_an_extraordinary_event()
    {
        var form = IncidentForm.Of(SampleIncident.Incident);
        (form.ExtraordinaryAt, form.ExtraordinaryTime) = ("", "");

        form.LegalGround = "kl_9_37";
        Assert.Null(form.Read(new(), Words)!.ExtraordinaryAt);

        form.LegalGround = null;
        var errors = new FormErrors();
        Assert.Null(form.Read(errors, Words));
        Assert.Equal("Välj en rättslig grund.", errors["LegalGround"]);
    }
}
