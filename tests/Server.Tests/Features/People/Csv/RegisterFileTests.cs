using FsCheck;
using FsCheck.Fluent;
using MutualAid.Contracts.People;
using MutualAid.Server.Features.People;
using MutualAid.Server.Features.People.Csv;
using NodaTime;

namespace MutualAid.Server.Tests.Features.People.Csv;

public sealed class RegisterFileTests
{
    static readonly SkillNotation Skills = new([new("it.backup", "", "Backup", "Backup", "remote"), new("it.dns", "", "DNS, DHCP, certifikat (PKI)", "DNS", "remote")]);

    static readonly string[] Pieces =
        ["=", "+", "-", "@", "'", "\"", ";", ",", "|", "\\", "Åke", "Ŋuđđet", "Čárra", "🦆", "👩‍💻", "李", "sep=", " ", "e\u0301", "%", "<b>", "070-174 06 05", "ja", "\uFF1D", "\u200F", "x"];

    static readonly Gen<string> Texts =
        from pieces in Gen.Elements(Pieces).NonEmptyListOf()
        let text = PersonText.Clean(string.Concat(pieces.Take(20)))
        select text.Length == 0 ? "x" : text;

    static readonly Gen<PersonFacts> Persons =
        from name in Texts
        from title in Texts
        from number in Gen.Choose(0, 99_999)
        from minutes in Gen.Choose(0, 700)
        from contracted in Gen.Choose(0, 2399)
        from homeDays in Gen.Choose(1, 127)
        from days in Gen.Choose(0, 127)
        from nights in Gen.Choose(0, 127)
        from flags in Gen.Choose(0, 7)
        from backup in Gen.Choose(0, 4)
        from dns in Gen.Choose(0, 4)
        select new PersonFacts(
            name, $"p{number}@x.example", number % 2 == 0 ? "+46 70 174 06 05" : "0923-650 00", title, (flags & 1) == 1, (flags & 1) == 0 || (flags & 2) == 2, minutes, homeDays, days, nights, (flags & 4) == 4,
            [.. backup > 0 ? [new("it.backup", backup, false)] : Array.Empty<PersonSkillDto>(), .. dns > 0 ? [new("it.dns", dns, false)] : Array.Empty<PersonSkillDto>()], [], contracted == 0 ? null : contracted);

    [Fact]
    public void What_is_written_comes_back_unchanged() =>
        Prop.ForAll(Persons.NonEmptyListOf().Select(persons => persons.DistinctBy(person => person.WorkEmail).ToArray()).ToArbitrary(), persons =>
        {
            var (file, refusal) = ImportFile.Read(RegisterFile.Write(persons), ImportColumns.Known);
            Assert.Null(refusal);

            var preview = ImportPreview.Of(file!, [.. persons.Select(Registered)], Skills);

            Assert.Equal(persons.Length, preview.Rows.Length);
            Assert.All(preview.Rows.Zip(persons), pair => Assert.True(
                pair.First.State == ImportState.Unchanged && pair.First.After!.Name == pair.Second.Name && pair.First.After.Title == pair.Second.Title,
                $"{pair.Second.Name} | {pair.Second.Title} -> {pair.First.Dto}"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+46 70", "'+46 70")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("'=1", "''=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("O'Hara", "O'Hara")]
    [InlineData("'Ndrangheta", "'Ndrangheta")]
    [InlineData("070-1", "070-1")]
    public void A_cell_that_a_spreadsheet_would_run_is_guarded(string value, string cell) => Assert.Equal(cell, CsvCell.Write(value));

    static Person Registered(PersonFacts facts)
    {
        var id = Guid.NewGuid();
        var at = Instant.FromUtc(2026, 1, 1, 0, 0);
        return new(
            new(id, "2580", false, facts.Name, facts.WorkEmail, facts.WorkPhone, facts.Title, facts.WorksOnSite, facts.WorksRemote, facts.ContractedMinutesPerWeek, facts.HomeMinutesPerWeek,
                facts.HomeDays, facts.AvailableDays, facts.AvailableNights, facts.AgreedToBeAsked ? at : null, null, 1, at),
            [.. facts.Skills.Select(skill => new PersonSkillRow(id, skill.SkillId, skill.Level, null, null))],
            []);
    }
}
