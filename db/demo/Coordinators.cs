namespace MutualAid.Database.Demo;

/// <summary>Somebody at each lender has made its offers. Those without a demo account have no pass phrase and cannot sign in.</summary>
static class Coordinators
{
    public static Guid Id(string municipality) =>
        DemoAccounts.Id(DemoAccounts.All.FirstOrDefault(account => account.Role == "coordinator" && account.Municipality == municipality)?.UserName
            ?? $"samordnare.{municipality}");

    /// <summary>Skellefteå and Älvsbyn have sign-ins of their own in the demo, and the coordinator there looks after the municipality's.</summary>
    public static bool IsAdministrator(AccountRow account) => account is { Role: "coordinator", Municipality: "2482" or "2560" };

    public static IEnumerable<AccountRow> WithoutPassPhrase(IEnumerable<Lender> lenders) =>
        lenders
            .Where(lender => DemoAccounts.All.All(account => account.Id != Id(lender.Place.Code)))
            .Select(lender => new AccountRow(
                Id(lender.Place.Code), $"samordnare.{DemoNames.Plain(lender.Place.Name)}",
                DemoNames.Invent(DemoRandom.For($"coordinator:{lender.Place.Code}"), lender.North), lender.Place.Code, "coordinator", 0, "", ""));
}
