namespace MutualAid.Contracts.Requests;

/// <summary>A ready set of needs, sized for a municipality and a start date, to begin a draft with.</summary>
public sealed record RequestTemplateDto(string Id, string NameSv, string NameEn, string AboutSv, string AboutEn, TemplateNeedDto[] Needs);

/// <param name="Need">Its title is <paramref name="TitleSv"/>.</param>
public sealed record TemplateNeedDto(string TitleSv, string TitleEn, NeedDto Need);
