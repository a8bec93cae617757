namespace MutualAid.Database.Tests;

public sealed class MunicipalityListTests
{
    [Theory]
    [InlineData("nykö", "Nyköping")]
    [InlineData("Skellefteå", "Skellefteå")]
    [InlineData("  skellefteå KOMMUN ", "Skellefteå")]
    [InlineData("skelleftea", "Skellefteå")]
    [InlineData("Göteborgs stad", "Göteborg")]
    [InlineData("Region Gotland", "Gotland")]
    [InlineData("2482", "Skellefteå")]
    [InlineData("Lund", "Lund")]
    [InlineData("Habo", "Habo")]
    [InlineData("Håbo", "Håbo")]
    [InlineData("Upplands Bro", null)]
    [InlineData("upplands-bro", "Upplands-Bro")]
    public void One_is_meant(string typed, string? name)
    {
        var found = MunicipalityList.Matching(typed);

        Assert.Equal(name, found is [var one] ? one.Name : null);
    }

    [Fact]
    public void A_part_of_several_gives_those_that_begin_with_it_first()
    {
        var names = MunicipalityList.Matching("ale").Select(one => one.Name);

        Assert.Equal(["Ale"], names);
        Assert.Equal(["Norberg", "Nordanstig", "Nordmaling"], MunicipalityList.Matching("nor").Select(one => one.Name).Skip(1).Take(3));
        var kil = MunicipalityList.Matching("kalix").Select(one => one.Name).ToList();
        Assert.Equal(["Kalix"], kil);
        Assert.Equal(["Falkenberg", "Falköping", "Falun"], MunicipalityList.Matching("fal").Select(one => one.Name).Take(3));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("Atlantis")]
    [InlineData("<script>")]
    public void Nothing_is_meant(string? typed) => Assert.Empty(MunicipalityList.Matching(typed));

    [Fact]
    public void All_are_there_by_name_as_Swedes_sort_it()
    {
        Assert.Equal(290, MunicipalityList.All.Count);
        Assert.Equal("Ale", MunicipalityList.All[0].Name);
        Assert.Equal("Övertorneå", MunicipalityList.All[^1].Name);
        Assert.Equal("Kalix", MunicipalityList.Find("2514")?.Name);
        Assert.Null(MunicipalityList.Find("9999"));
    }
}
