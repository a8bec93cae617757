using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Constraints;

/// <summary>On a shift that asks for it there is someone who can guide the others.</summary>
public sealed class SomeoneGuides : IConstraint
{
    public static string Name => "someone-guides";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from shift in schedule.Shifts
        where shift.Team.Guide
        let people = schedule.TeamOf(shift)
        where people.Count > 0 && !people.Any(person => CanGuide(person, shift.SkillId))
        select new Match(Name, new() { Lacking = shift.Minutes }, null, shift.Id, new Fact.NobodyGuides(people.Count));

    internal static bool CanGuide(Person person, string skillId) => person.Skills.GetValueOrDefault(skillId) >= TeamRules.GuideLevel;
}
