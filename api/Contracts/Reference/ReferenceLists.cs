namespace MutualAid.Contracts.Reference;

/// <param name="Code">Four digits as text, with its leading zero.</param>
public sealed record MunicipalityDto(string Code, string Name, string County, int Population, double Latitude, double Longitude);

/// <param name="Place">remote, partly or on_site.</param>
public sealed record SkillDto(string Id, string Category, string NameSv, string NameEn, string Place);

public sealed record SkillLevelDto(int Level, string NameSv, string NameEn, string FactSv);
