namespace MutualAid.Identity.Federation;

/// <summary>No session: the provider that vouched for the person has been switched off since. An exception only because it passes through the framework's cookie handler.</summary>
sealed class ProviderSwitchedOffException() : Exception("The provider was switched off during the sign-in.");
