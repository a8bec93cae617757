using Microsoft.Extensions.Localization;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.ScheduleEdits;

/// <summary>A change in one line: <c>Bo Provsson sätts på AD och konton tis 5 mar 07.00–19.00</c>.</summary>
public static class EditSentence
{
    public static string Of(ScheduleEditDto edit, IStringLocalizer words)
    {
        var kind = EditAddress.KindOf(edit.Kind, edit.Removals.Concat(edit.Additions).Select(seat => seat.ShiftId).Distinct().Count());
        return (kind, edit.Removals, edit.Additions) switch
        {
            ("assign", _, [var to]) => words["Sentence.assign", to.Name, Shift(to)],
            ("remove", [var from], _) => words["Sentence.remove", from.Name, Shift(from)],
            ("move", [var from], [var to]) => words["Sentence.move", to.Name, Shift(from), Shift(to)],
            ("replace", [var from], [var to]) => words["Sentence.replace", to.Name, from.Name, Shift(to)],
            ("swap", [var one, var other], _) => words["Sentence.swap", one.Name, Shift(one), other.Name, Shift(other)],
            // A coordinator is shown own people's part alone.
            (_, _, [var to, ..]) => words["Sentence.assign", to.Name, Shift(to)],
            (_, [var from, ..], _) => words["Sentence.remove", from.Name, Shift(from)],
            _ => words["Edit"],
        };
    }

    static string Shift(EditedSeatDto seat) => $"{seat.Need} {Dates.Span(seat.StartsAt, seat.EndsAt)}";
}
