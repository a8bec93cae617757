using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Scheduling.Model;

namespace MutualAid.Server.Features.ScheduleEdits;

/// <summary>A change by hand: who leaves which shift, and who takes which.</summary>
sealed record ScheduleEdit(string Kind, IReadOnlyList<Assignment> Removals, IReadOnlyList<Assignment> Additions)
{
    public Guid[] Persons { get; } = [.. Removals.Concat(Additions).Select(seat => seat.Person.Value).Distinct()];

    public Guid[] Shifts { get; } = [.. Removals.Concat(Additions).Select(seat => seat.Shift.Value).Distinct()];

    /// <returns>Null when the removals and additions are not what the kind says.</returns>
    public static ScheduleEdit? Of(string kind, SeatDto[] removals, SeatDto[] additions)
    {
        Assignment[] from = [.. removals.Select(ToAssignment)], to = [.. additions.Select(ToAssignment)];
        var fits = (kind, from, to) switch
        {
            ("assign", [], [_]) or ("remove", [_], []) => true,
            ("move", [var out1], [var in1]) => out1.Person == in1.Person != (out1.Shift == in1.Shift),
            ("swap", [var first, var second], [_, _]) => first.Person != second.Person && first.Shift != second.Shift
                && to.ToHashSet().SetEquals([new(second.Shift, first.Person), new(first.Shift, second.Person)]),
            _ => false,
        };
        return fits ? new(kind, from, to) : null;
    }

    static Assignment ToAssignment(SeatDto seat) => new(new(seat.ShiftId), new(seat.PersonId));
}
