using System.Net;
using MutualAid.Contracts.Reference;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Reference;

public sealed class ReferenceListsTests(Api api)
{
    [Fact]
    public async Task All_290_municipalities_are_there_with_their_leading_zeros()
    {
        using var client = await api.SignedIn("staff", "2514");

        var all = await (await client.GetAsync("/municipalities", TestContext.Current.CancellationToken)).Read<MunicipalityDto[]>();
        // Without those that tests have made.
        all = [.. all.Where(municipality => string.CompareOrdinal(municipality.Code, "9000") < 0)];

        Assert.Equal(290, all.Length);
        Assert.All(all, municipality => Assert.Matches("^[0-9]{4}$", municipality.Code));
        Assert.Equal("Norrköping", all.Single(municipality => municipality.Code == "0581").Name);
    }

    [Fact]
    public async Task Sixty_skills_and_four_levels_have_names_in_both_languages()
    {
        using var client = await api.SignedIn("staff", "2514");

        var skills = await (await client.GetAsync("/skills", TestContext.Current.CancellationToken)).Read<SkillDto[]>();
        var levels = await (await client.GetAsync("/skill-levels", TestContext.Current.CancellationToken)).Read<SkillLevelDto[]>();

        Assert.Equal(60, skills.Length);
        Assert.All(skills, skill => Assert.False(string.IsNullOrWhiteSpace(skill.NameSv) || string.IsNullOrWhiteSpace(skill.NameEn)));
        Assert.Equal([1, 2, 3, 4], levels.Select(level => level.Level));
    }

    [Theory]
    [InlineData("/municipalities")]
    [InlineData("/skills")]
    [InlineData("/skill-levels")]
    public async Task A_stranger_is_told_to_sign_in(string path)
    {
        using var client = api.Anonymous();

        await (await client.GetAsync(path, TestContext.Current.CancellationToken)).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }
}
