using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;

namespace MutualAid.Server.Features.Schedules;

/// <summary>What keeps a person from a shift whatever else they work, as codes. For a shift that they are on, what has come since.</summary>
static class StandingObstacles
{
    /// <param name="person">Null when nobody offers the person any longer.</param>
    public static IEnumerable<string> Of(IncidentProblem facts, Person? person, Shift shift) =>
        person is null ? ["not-offered"] : Obstacles.Of(facts.Problem, person, shift, []).Where(obstacle => !Codes.IsAboutHours(obstacle)).Select(Codes.Of);
}
