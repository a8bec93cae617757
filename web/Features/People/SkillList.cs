using MutualAid.Contracts.Reference;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.People;

/// <summary>Skills and levels, asked for once: they change with a release only. A form with typed text in it can then be shown while the API is down.</summary>
public sealed class SkillList
{
    volatile Known? known;

    public async Task<ApiResult<(SkillDto[] Skills, SkillLevelDto[] Levels)>> Get(ApiClient api, CancellationToken cancellation)
    {
        if (known is { } list) return new((list.Skills, list.Levels));
        if (!(await api.Get<SkillDto[]>("/skills", cancellation)).Try(out var skills, out var refusal)) return new(refusal);
        if (!(await api.Get<SkillLevelDto[]>("/skill-levels", cancellation)).Try(out var levels, out refusal)) return new(refusal);

        if (skills.Length > 0) known = new(skills, levels);
        return new((skills, levels));
    }

    sealed record Known(SkillDto[] Skills, SkillLevelDto[] Levels);
}
