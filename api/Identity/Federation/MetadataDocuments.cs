namespace MutualAid.Identity.Federation;

/// <summary>What a provider published, as it wrote it.</summary>
sealed record MetadataDocuments(string Discovery, string Jwks, DateTimeOffset FetchedAt);
