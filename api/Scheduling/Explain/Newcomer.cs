using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Search;
using NodaTime;

namespace MutualAid.Scheduling.Explain;

/// <summary>Someone whom nobody has offered yet: free from a day on, with the terms that hold where nothing else is agreed.</summary>
static class Newcomer
{
    /// <summary>What they would do from the day of the shift on: the shift, and then each empty seat of its need that is lawful after the ones before.</summary>
    /// <returns>Null when the shift is lawful for nobody.</returns>
    public static Remedy.OneMorePerson? ToFill(Draft draft, int index)
    {
        var (shifts, zone) = (draft.Board.Shifts, draft.Board.Problem.Zone);
        var shift = shifts[index].Shift;
        var book = new BoardPerson(Of(shift, new(shift.Start, shift.End))).Book;
        book.Settle([], zone);

        if (!book.Allows(shifts[index].Duty))
            return null;

        List<ShiftId> fills = [];
        for (var i = index; i < shifts.Length; i++)
            if (shifts[i].Shift.Need == shift.Need && draft.Open.Contains(i) && book.Allows(shifts[i].Duty))
            {
                book.Add(shifts[i].Duty);
                fills.Add(shifts[i].Shift.Id);
            }

        return new(shift.SkillId, shift.Level, shift.Start.InZone(zone).Date, fills);
    }

    public static Person Of(Shift shift, Interval offered) => new()
    {
        Id = default,
        Lender = "",
        Skills = new Dictionary<string, int> { [shift.SkillId] = shift.Level },
        Offered = [new(shift.Incident, offered)],
    };
}
