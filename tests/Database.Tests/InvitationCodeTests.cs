namespace MutualAid.Database.Tests;

public sealed class InvitationCodeTests
{
    [Theory]
    [InlineData("k3vn8qxt5mwp2hcr")]
    [InlineData(" K3VN 8QXT 5MWP 2HCR ")]
    [InlineData("K3VN–8QXT–5MWP–2HCR")]
    public void It_is_read_as_people_type_it(string typed) => Assert.Equal(InvitationCode.Hash("K3VN-8QXT-5MWP-2HCR"), InvitationCode.Hash(typed));

    [Fact]
    public void What_is_taken_for_another_sign_on_paper_is_that_sign() => Assert.Equal(InvitationCode.Hash("1001-1000-0000-0000"), InvitationCode.Hash("iooL-1ooo-oooo-oooo"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("K3VN-8QXT-5MWP")]
    [InlineData("K3VN-8QXT-5MWP-2HCR-0000")]
    public void Anything_else_is_none(string? typed) => Assert.Null(InvitationCode.Hash(typed));

    [Fact]
    public void A_megabyte_is_not_read() => Assert.Null(InvitationCode.Hash(new('-', 1_000_000)));

    [Fact]
    public void No_two_are_alike() => Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => InvitationCode.New()).Distinct().Count());
}
