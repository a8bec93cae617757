using MutualAid.Server.Features.People;

namespace MutualAid.Server.Tests.Features.People;

public sealed class PersonalNumberTests
{
    [Theory]
    [InlineData("850101-1234", true)]
    [InlineData("19850101-1234", true)]
    [InlineData("198501011234", true)]
    [InlineData("8501011234", true)]
    [InlineData("250101+1234", true)]
    [InlineData("850161-1234", true)]
    [InlineData("Ida (850101-1234)", true)]
    [InlineData("851301-1234", false)]
    [InlineData("850132-1234", false)]
    [InlineData("070-174 06 05", false)]
    [InlineData("1234567", false)]
    [InlineData("Rum 3 2041", false)]
    public void Is_a_date_and_four_digits(string text, bool expected) => Assert.Equal(expected, PersonalNumber.IsIn(text));

    [Theory]
    [InlineData("0701234567", false)]
    [InlineData("070123-4567", false)]
    [InlineData("+46701234567", false)]
    [InlineData("0926-750 00", false)]
    [InlineData("8501011234", true)]
    [InlineData("198501011234", true)]
    public void Is_not_a_telephone_number(string phone, bool expected) => Assert.Equal(expected, PersonalNumber.IsInPhone(phone));

    [Theory]
    [InlineData("Personnummer", true)]
    [InlineData("person-nr", true)]
    [InlineData("PNR", true)]
    [InlineData("Samordningsnummer", true)]
    [InlineData("SSN", true)]
    [InlineData("Personal", false)]
    [InlineData("Anställningsnummer", false)]
    public void Is_known_by_its_header(string header, bool expected) => Assert.Equal(expected, PersonalNumber.IsNamedIn(header));
}
