using MutualAid.Contracts.Providers;

namespace MutualAid.Web.Features.Providers;

/// <summary>What is agreed with a provider, as it is typed. The names are those of the API's errors.</summary>
public sealed class ProviderForm
{
    public int Version { get; set; }
    public string? ClientSecret { get; set; }
    /// <summary>The framework sets null when none is posted.</summary>
    public FactsForm Facts { get; set => field = value ?? new(); } = new();

    public static ProviderForm Of(ProviderDto provider) => new() { Version = provider.Version, Facts = FactsForm.Of(provider.Facts) };

    public ChangeProviderRequest Read() => new(Version, string.IsNullOrEmpty(ClientSecret) ? null : ClientSecret, Facts.Read());

    public sealed class FactsForm
    {
        public string? DisplayName { get; set; }
        public string? ClientId { get; set; }
        public string? Authentication { get; set; }
        public string? Scopes { get; set; }
        public string? AcrValues { get; set; }
        public bool AcrIsRequired { get; set; }
        public bool UseUserInfo { get; set; }
        public string? SubjectClaim { get; set; }
        public string? AssertionAudience { get; set; }
        public string? OrganisationClaim { get; set; }
        public string? OrganisationNumber { get; set; }
        public bool PrivateAddressesAllowed { get; set; }

        public static FactsForm Of(ProviderFacts facts) => new()
        {
            DisplayName = facts.DisplayName, ClientId = facts.ClientId, Authentication = facts.Authentication, Scopes = facts.Scopes, AcrValues = facts.AcrValues,
            AcrIsRequired = facts.AcrIsRequired, UseUserInfo = facts.UseUserInfo, SubjectClaim = facts.SubjectClaim, AssertionAudience = facts.AssertionAudience,
            OrganisationClaim = facts.OrganisationClaim, OrganisationNumber = facts.OrganisationNumber, PrivateAddressesAllowed = facts.PrivateAddressesAllowed,
        };

        public ProviderFacts Read() => new(
            Text(DisplayName), Text(ClientId), Text(Authentication), Text(Scopes), Text(AcrValues), AcrIsRequired, UseUserInfo, Text(SubjectClaim), Text(AssertionAudience),
            OrNull(OrganisationClaim), OrNull(OrganisationNumber), PrivateAddressesAllowed);

        static string Text(string? typed) => typed?.Trim() ?? "";
        static string? OrNull(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
    }
}
