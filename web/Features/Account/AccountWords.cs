namespace MutualAid.Web.Features.Account;

public sealed class AccountWords;
