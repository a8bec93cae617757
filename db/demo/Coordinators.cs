namespace MutualAid.Database.Demo;

/// <summary>Somebody at each lender has made its offers. Those without a demo account have no pass phrase and cannot sign in.</summary>
static class Coordinators
{
    public static Guid Id(string municipality) =>
        DemoAccounts.Id(DemoAccounts.All.FirstOrDefault(account => account.Role == "coordinator" && account.Municipality == municipality)?.UserName
            ?? $"samordnare.{municipality}");

    public static IEnumerable<AccountRow> WithoutPassPhrase(IEnumerable<Lender> lenders) =>
        lenders
            .Where(lender => DemoAccounts.All.All(account => account.Id != Id(lender.Place.Code)))
            .Select(lender => new AccountRow(
                Id(lender.Place.Code), $"samordnare.{DemoNames.Plain(lender.Place.Name)}",
                DemoNames.Invent(DemoRandom.For($"coordinator:{lender.Place.Code}"), lender.North), lender.Place.Code, "coordinator", 0, "", ""));
}
