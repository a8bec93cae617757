using MutualAid.Rules;
using MutualAid.Scheduling.Explain;

namespace MutualAid.Server.Features.Schedules;

/// <summary>The engine's obstacles under the stable names that go over the wire. For an hour rule the name is the rule's id.</summary>
static class Codes
{
    public static string Of(Obstacle obstacle) => obstacle switch
    {
        Obstacle.NoSkill => "no-skill",
        Obstacle.LevelTooLow => "level-too-low",
        Obstacle.Forbidden => "answered-no",
        Obstacle.NotOffered => "not-offered",
        Obstacle.OnLeave => "on-leave",
        Obstacle.NotAvailable { IsNight: true } => "no-nights",
        Obstacle.NotAvailable => "not-that-day",
        Obstacle.WrongPlace { ShiftIsOnSite: true } => "remote-only",
        Obstacle.WrongPlace => "on-site-only",
        Obstacle.AlreadyOnDuty { Duty.Employer: Employer.Home } => "works-at-home",
        Obstacle.AlreadyOnDuty => "already-on-duty",
        Obstacle.Hours(var breach) => breach.RuleId,
        Obstacle.CeilingReached => "ceiling",
        Obstacle.TravelTooFar => Presets.TravelTime,
        _ => throw new InvalidOperationException($"No code for {obstacle.GetType().Name}."),
    };

    public static bool IsAboutHours(Obstacle obstacle) =>
        obstacle is Obstacle.AlreadyOnDuty or Obstacle.Hours or Obstacle.CeilingReached or Obstacle.TravelTooFar;
}
