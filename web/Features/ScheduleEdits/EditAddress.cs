using MutualAid.Contracts.ScheduleEdits;

namespace MutualAid.Web.Features.ScheduleEdits;

/// <summary>A change by hand as it stands in the address of its page, so that it can be linked to, gone back to and shown again.</summary>
/// <param name="Kind">assign, remove, move, replace or swap. To replace is to the API to move a shift to another person.</param>
/// <param name="To">The shift that the person moves to.</param>
/// <param name="Other">Who takes the shift over.</param>
/// <param name="With">The other half of a swap, as <c>shift.person</c>.</param>
public sealed record EditAddress(string Kind, Guid Shift, Guid Person, Guid? To = null, Guid? Other = null, string? With = null)
{
    public static string Of(Guid incident, EditAddress edit) =>
        $"/incidents/{incident}/schedule/edit?kind={edit.Kind}&shift={edit.Shift}&person={edit.Person}{(edit.To is { } to ? $"&to={to}" : "")}{(edit.Other is { } other ? $"&other={other}" : "")}{(edit.With is { } with ? $"&with={with}" : "")}";

    SeatDto? Swapped => With?.Split('.') is [var shift, var person] && Guid.TryParse(shift, out var shiftId) && Guid.TryParse(person, out var personId) ? new(shiftId, personId) : null;

    /// <summary>As the API takes it; null while something is still to be chosen.</summary>
    public PreviewScheduleEditRequest? Request => (Kind, To, Other, Swapped) switch
    {
        ("assign", _, _, _) => new("assign", [], [new(Shift, Person)]),
        ("remove", _, _, _) => new("remove", [new(Shift, Person)], []),
        ("move", { } to, _, _) => new("move", [new(Shift, Person)], [new(to, Person)]),
        ("replace", _, { } other, _) => new("move", [new(Shift, Person)], [new(Shift, other)]),
        ("swap", _, _, { } with) => new("swap", [new(Shift, Person), with], [new(with.ShiftId, Person), new(Shift, with.PersonId)]),
        _ => null,
    };

    /// <summary>What the kind is called when all that is known is what the API says.</summary>
    public static string KindOf(string kind, int shifts) => kind == "move" && shifts == 1 ? "replace" : kind;
}
