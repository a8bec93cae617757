using MutualAid.Contracts.Schedules;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;

namespace MutualAid.Server.Features.Schedules;

/// <summary>The engine's remedies as they go over the wire: with people's names, and the shifts that change hands.</summary>
static class RemedyView
{
    public static IEnumerable<Guid> PersonsIn(Remedy remedy) => Facts(remedy).People.Select(each => each.Person.Value);

    public static GapRemedyDto ToDto(Remedy remedy, IncidentRows rows, IReadOnlyDictionary<Guid, RosterPerson> names)
    {
        var (code, number, people) = Facts(remedy);
        return new(code, number, [.. people.Select(each => ToDto(names[each.Person.Value], each.Leaves, rows))]);
    }

    static (string Code, int Number, IReadOnlyList<Handover> People) Facts(Remedy remedy) => remedy switch
    {
        Remedy.TakesOver(var chain) => ("takes-over", 0, chain),
        Remedy.RemoteAllowed(var person) => ("remote-allowed", 0, [new(person, null)]),
        Remedy.StartsLater(var person, var hours) => ("starts-later", hours, [new(person, null)]),
        Remedy.EndsEarlier(var person, var hours) => ("ends-earlier", hours, [new(person, null)]),
        Remedy.StaysLonger(var person, var days) => ("stays-longer", days, [new(person, null)]),
        Remedy.OneMorePerson more => ("one-more-person", more.Fills.Count, []),
        _ => throw new InvalidOperationException($"No code for {remedy.GetType().Name}."),
    };

    static GapRemedyPersonDto ToDto(RosterPerson person, ShiftId? leaves, IncidentRows rows)
    {
        var left = rows.Shifts.FirstOrDefault(shift => shift.Id == leaves?.Value);
        return new(person.Id, person.Name, person.Municipality, left is null ? null : new(left.Id, left.Need, left.Kind, left.StartsAt.ToDateTimeOffset(), left.EndsAt.ToDateTimeOffset()));
    }
}
