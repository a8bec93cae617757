using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MutualAid.Web.Design;
using MutualAid.Web.Features.People;
using MutualAid.Web.Platform;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.People;

public sealed class PersonFormTests : ComponentTest
{
    readonly FormErrors errors = new();

    IStringLocalizer Words => Services.GetRequiredService<IStringLocalizer<PeopleWords>>();

    [Fact]
    public void What_was_read_is_sent_back_as_it_was() => Assert.Equivalent(SampleRegister.Facts, PersonForm.Of(SampleRegister.Person).Read(errors, Words), strict: true);

    [Fact]
    public void The_last_day_of_leave_is_said_as_people_say_it()
    {
        var form = PersonForm.Of(SampleRegister.Person);
        Assert.Equal("2030-07-14", form.Leave[0].LastDate);
    }

    [Fact]
    public void Rows_that_were_never_filled_in_are_no_mistake()
    {
        var form = PersonForm.Of(SampleRegister.Person);
        form.Skills.Insert(0, new());
        form.Leave.Add(new());

        Assert.Equivalent(SampleRegister.Facts, form.Read(errors, Words), strict: true);
    }

    [Fact]
    public void What_cannot_be_read_is_said_at_its_field()
    {
        var form = PersonForm.Of(SampleRegister.Person);
        (form.ContractedHours, form.HomeHours, form.Skills[1].Level, form.Leave[0].FromDate) = ("halvtid", "många", "", "i sommar");

        Assert.Null(form.Read(errors, Words));
        Assert.Equal(["ContractedHours", "HomeHours", "Skills[1].Level", "Leave[0].FromDate"], errors.All.Select(error => error.Field));
    }

    [Theory]
    [InlineData("add-skill", 3, 1)]
    [InlineData("add-leave", 2, 2)]
    [InlineData("remove-skill:0", 1, 1)]
    [InlineData("remove-leave:0", 2, 0)]
    public void Row_buttons_change_rows_and_nothing_else(string button, int skills, int leave)
    {
        var form = PersonForm.Of(SampleRegister.Person);
        form.Do = button;

        Assert.True(form.ChangedRows());
        Assert.Equal((skills, leave), (form.Skills.Count, form.Leave.Count));
        Assert.Equal(SampleRegister.Facts.Name, form.Name);
    }

    [Theory]
    [InlineData("save")]
    [InlineData(null)]
    [InlineData("remove-skill:99")]
    [InlineData("remove-skill:-1")]
    [InlineData("remove-skill:x")]
    public void Anything_else_is_to_save(string? button)
    {
        var form = PersonForm.Of(SampleRegister.Person);
        form.Do = button;
        Assert.False(form.ChangedRows());
    }

    [Fact]
    public void Errors_of_the_API_come_to_the_fields_of_the_form()
    {
        PersonForm.AddRefusal(
            errors,
            new ApiRefusal.Problem("invalid", 400, new Dictionary<string, System.Text.Json.JsonElement>(), new Dictionary<string, string[]> { ["ContractedMinutesPerWeek"] = ["out-of-range"], ["HomeMinutesPerWeek"] = ["out-of-range"], ["Leave[0].ToDate"] = ["ends-before-start"] }),
            Words);

        Assert.Equal("Skriv fler än 0 och högst 40 timmar, eller lämna tomt för heltid.", errors["ContractedHours"]);
        Assert.Equal(("Skriv mellan 0 och 40 timmar.", "Sista dagen ligger före den första."), (errors["HomeHours"], errors["Leave[0].LastDate"]));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData("37,5", 2250)]
    [InlineData("37.5", 2250)]
    [InlineData("38:15", 2295)]
    [InlineData("0", 0)]
    public void A_contract_left_empty_is_full_time(string text, int? minutes)
    {
        var form = PersonForm.Of(SampleRegister.Person);
        form.ContractedHours = text;
        Assert.Equal(minutes, form.Read(errors, Words)!.ContractedMinutesPerWeek);
    }

    [Fact]
    public void A_form_in_which_nothing_is_ticked_is_still_a_form()
    {
        var form = new PersonForm { AvailableDays = null, AvailableNights = null, HomeDays = null, Skills = null, Leave = null };

        Assert.Equal((0, 0, 0), form.Read(errors, Words) is { } facts ? (facts.AvailableDays, facts.AvailableNights, facts.HomeDays) : default);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("8", 480)]
    [InlineData("7,5", 450)]
    [InlineData("7.5", 450)]
    [InlineData("7:20", 440)]
    [InlineData("0,333", null)]
    [InlineData("-1", null)]
    [InlineData("7:60", null)]
    [InlineData("99999999999", null)]
    public void Hours_are_typed_as_people_type_them(string text, int? minutes) => Assert.Equal(minutes, HoursField.Read(text));

    [Fact]
    public void Every_number_of_minutes_can_be_written_and_read() =>
        Assert.All(Enumerable.Range(0, 2401), minutes => Assert.Equal(minutes, HoursField.Read(HoursField.Write(minutes))));
}
