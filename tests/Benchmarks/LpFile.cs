using System.Globalization;
using System.Text;
using MutualAid.Scheduling.Rosters;

namespace MutualAid.Benchmarks;

/// <summary>A rostering problem as a mixed integer program in CPLEX's LP format, for solvers that know nothing of rosters.</summary>
/// <remarks>
/// x_p_d_c is 1 when person p has choice c on day d. Each rule's machine is a flow of one unit through its states, day by day, that has to agree with the
/// choices (Côté, Gendron and Rousseau 2007): nothing is lost against a model written by hand, and all rules can be written alike.
/// </remarks>
sealed class LpFile
{
    readonly StringBuilder objective = new("Minimize\n obj:");
    readonly StringBuilder constraints = new("Subject To\n");
    readonly StringBuilder integers = new("Binary\n");
    int flows;

    public static void Write(RosteringProblem problem, string path)
    {
        var file = new LpFile();
        var fills = problem.Demands.Select(_ => new List<string>()).ToArray();
        for (var person = 0; person < problem.People.Count; person++)
            file.AddPerson(problem.People[person], person, fills);

        for (var demand = 0; demand < fills.Length; demand++)
        {
            var (wanted, missing, extra) = problem.Demands[demand];
            file.Cost(missing, $"m_{demand}");
            file.Cost(extra, $"e_{demand}");
            file.Constrain([.. fills[demand].Select(fill => $"+ {fill}"), $"+ m_{demand}", $"- e_{demand}"], $"= {wanted}");
        }

        File.WriteAllText(path, $"{file.objective}\n{file.constraints}{file.integers}End\n");
    }

    static string Variable(int person, int day, int choice) => $"x_{person}_{day}_{choice}";

    void AddPerson(RosterSpace space, int person, List<string>[] fills)
    {
        List<string> length = [];
        for (var day = 0; day < space.Days.Count; day++)
        {
            Constrain([.. space.Days[day].Select((_, choice) => $"+ {Variable(person, day, choice)}")], "= 1");
            foreach (var (choice, it) in space.Days[day].Index())
            {
                var x = Variable(person, day, choice);
                integers.Append(' ').AppendLine(x);
                Cost(it.Cost, x);
                if (it.Length > 0) length.Add($"+ {it.Length} {x}");
                foreach (var demand in it.Demands) fills[demand].Add(x);
            }
        }

        if (space.LeastLength > 0) Constrain(length, $">= {space.LeastLength}");
        if (space.MostLength < int.MaxValue && length.Count > 0) Constrain(length, $"<= {space.MostLength}");
        foreach (var rule in space.Rules) AddRule(rule, space, person);
    }

    void AddRule(RosterRule rule, RosterSpace space, int person)
    {
        Dictionary<int, List<string>> arriving = new() { [rule.Start] = [] };
        for (var day = 0; day < space.Days.Count; day++)
        {
            Dictionary<int, List<string>> next = [];
            var kinds = space.Days[day].Index().GroupBy(choice => choice.Item.Kind).ToDictionary(group => group.Key, group => group.Select(choice => $"- {Variable(person, day, choice.Index)}").ToList());
            foreach (var (state, flow) in arriving)
            {
                List<string> leaving = [];
                foreach (var kind in kinds.Keys)
                {
                    var cost = 0L;
                    var to = rule.After(state, day, kind, ref cost);
                    var end = to != RosterRule.Forbidden && day == space.Days.Count - 1 ? rule.EndCost(to) : 0;
                    if (to == RosterRule.Forbidden || end == RosterRule.Forbidden) continue;

                    var f = $"f_{flows++}";
                    Cost(cost + end, f);
                    leaving.Add($"- {f}");
                    kinds[kind].Add($"+ {f}");
                    if (!next.TryGetValue(to, out var into)) next[to] = into = [];
                    into.Add($"+ {f}");
                }

                if (leaving.Count + flow.Count > 0) Constrain([.. flow, .. leaving], day == 0 ? "= -1" : "= 0");
            }

            foreach (var linked in kinds.Values) Constrain(linked, "= 0");
            arriving = next;
        }
    }

    void Cost(long cost, string variable)
    {
        if (cost != 0) objective.Append(CultureInfo.InvariantCulture, $" + {cost} {variable}\n");
    }

    void Constrain(IEnumerable<string> terms, string bound)
    {
        constraints.Append(' ').AppendJoin('\n', terms).Append(' ').AppendLine(bound);
    }
}
