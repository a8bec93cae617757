using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Requests;
using MutualAid.Web.Design;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Requests;

/// <summary>What the lines that can be read mean, while the others are being typed.</summary>
/// <param name="LeftOut">Indexes of lines that are not counted, because something in them is missing or wrong.</param>
public sealed record RequestSizing(RequestSizeResponse? Size, IReadOnlyList<int> LeftOut, ApiRefusal? Trouble)
{
    public static async Task<RequestSizing> Of(Guid incidentId, IReadOnlyList<NeedForm> lines, SkillNames skills, RequestsClient requests, IStringLocalizer words, CancellationToken cancellation)
    {
        var unread = new FormErrors();
        var read = lines.Index()
            .Select(line => (line.Index, Need: line.Item.Read(line.Index, skills, unread, words)))
            .Where(line => line.Need is not null)
            .ToArray();

        var answer = await requests.SizeOf(incidentId, [.. read.Select(line => line.Need!)], cancellation);
        if (answer.Refusal is ApiRefusal.Problem { Errors.Count: > 0 } problem)
        {
            var wrong = problem.Errors.Keys.Select(LineOf).ToHashSet();
            read = [.. read.Index().Where(line => !wrong.Contains(line.Index)).Select(line => line.Item)];
            answer = await requests.SizeOf(incidentId, [.. read.Select(line => line.Need!)], cancellation);
        }

        answer.Try(out var size, out var trouble);
        return new(size, [.. Enumerable.Range(0, lines.Count).Except(read.Select(line => line.Index))], trouble);
    }

    /// <summary>2 of <c>Needs[2].ToDate</c>; -1 of what blames no line.</summary>
    static int LineOf(string field) => field.Split('[', ']') is [_, var index, ..] && int.TryParse(index, out var line) ? line : -1;
}
