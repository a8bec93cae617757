using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Search;

/// <summary>A draft that holds a schedule that somebody has made already.</summary>
static class GivenDraft
{
    /// <summary>What the search could have made itself may be moved. The rest, such as what a rule has come to forbid since, stands as if it were fixed.</summary>
    /// <remarks>What is fixed in the problem but not in the schedule is left out: the schedule is what is asked about.</remarks>
    public static Draft Of(Problem problem, IReadOnlyCollection<Assignment> schedule)
    {
        problem = problem with { Fixed = [.. problem.Fixed.Intersect(schedule)] };

        while (true)
        {
            var draft = new Draft(new Board(problem));
            (int Shift, int Person)[] refused = [.. draft.Board.Numbered(schedule).Where(each => !TryPut(draft, each.Shift, each.Person))];

            if (refused.Length == 0)
            {
                draft.Settle();
                return draft;
            }

            problem = problem with { Fixed = [.. problem.Fixed, .. refused.Select(each => draft.Board.AssignmentOf(each.Shift, each.Person))] };
        }
    }

    static bool TryPut(Draft draft, int shift, int person)
    {
        if (draft.PeopleOn(shift).Contains(person))
            return true;

        if (!draft.Open.Contains(shift) || !draft.Allows(person, shift))
            return false;

        draft.Assign(person, shift);
        return true;
    }
}
