using MutualAid.Server.Features.People.Csv;

namespace MutualAid.Server.Tests.Features.People.Csv;

public sealed class SkillNotationTests
{
    static readonly SkillNotation Skills = new(
    [
        new("it.backup", "", "Säkerhetskopiering och återläsning", "Backup and restore", "remote"),
        new("it.dns", "", "DNS, DHCP, certifikat (PKI)", "DNS, DHCP, certificates (PKI)", "remote"),
        new("it.epost", "", "E-post och samarbetsplattform (M365)", "E-mail (M365)", "remote"),
        new("vs.viva", "", "Viva (socialtjänst)", "Viva (social services)", "remote"),
        new("vs.viva2", "", "Viva (annat)", "Viva (other)", "remote"),
    ]);

    [Theory]
    [InlineData("it.backup 3, it.dns 2", "it.backup 3, it.dns 2")]
    [InlineData("IT.Backup:3; it.dns=2", "it.backup 3, it.dns 2")]
    [InlineData("it.dns 2 it.backup 3", "it.backup 3, it.dns 2")]
    [InlineData("DNS, DHCP, certifikat (PKI) 2, sakerhetskopiering och aterlasning 3", "it.backup 3, it.dns 2")]
    [InlineData("dns, dhcp, certifikat 1,", "it.dns 1")]
    [InlineData("E-post och samarbetsplattform (M365) 4 | Backup and restore 1", "it.backup 1, it.epost 4")]
    [InlineData("inga", "inga")]
    public void Reads_ids_and_names_in_both_languages(string cell, string expected)
    {
        var (skills, code, _) = Skills.Read(cell);
        Assert.Null(code);
        Assert.Equal(expected, SkillNotation.Write(skills));
    }

    [Theory]
    [InlineData("trolleri 3", "unknown-skill", "trolleri")]
    [InlineData("it.backup", "skill-level-missing", "it.backup")]
    [InlineData("it.backup 3, it.dns", "skill-level-missing", "it.dns")]
    [InlineData("it.backup 5", "level-out-of-range", "it.backup 5")]
    [InlineData("it.backup 0", "level-out-of-range", "it.backup 0")]
    [InlineData("it.backup 2, it.backup 3", "skill-twice", "it.backup 3")]
    [InlineData("Viva 2", "unknown-skill", "Viva")]
    public void Says_what_it_does_not_understand(string cell, string code, string part)
    {
        var answer = Skills.Read(cell);
        Assert.Equal((code, part), (answer.Code, answer.Part));
    }
}
