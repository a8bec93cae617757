using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Requests;

static class RequestsEndpoints
{
    public static void MapRequests(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/incidents/{incidentId:guid}/requests/size", Size).RequireAuthorization(Roles.CrisisLead);

    /// <summary>The draft as it stands in the form, and back what it means, as a piece of the page. Stores nothing.</summary>
    static async Task<Results<RazorComponentResult<SizeFragment>, StatusCodeHttpResult>> Size(
        Guid incidentId, [FromForm] IFormCollection form, RequestsClient requests, IStringLocalizer<RequestsWords> words, CancellationToken cancellation)
    {
        if (!(await requests.Skills(cancellation)).Try(out var skills, out _)) return TypedResults.StatusCode(StatusCodes.Status502BadGateway);

        NeedForm[] needs = [.. NeedForms.In(form)];
        return new RazorComponentResult<SizeFragment>(new
        {
            Sizing = await RequestSizing.Of(incidentId, needs, skills, requests, words, cancellation),
            Needs = (IReadOnlyList<NeedForm>)needs,
            Skills = skills,
            Words = (IStringLocalizer)words,
        });
    }
}

static class NeedForms
{
    /// <summary>The lines of a posted draft, as the page's own form mapping reads them.</summary>
    public static IEnumerable<NeedForm> In(IFormCollection form)
    {
        for (var index = 0; form.ContainsKey($"Form.Needs[{index}].SkillId"); index++)
        {
            var line = index;
            string? Value(string field) => form[$"Form.Needs[{line}].{field}"];
            yield return new()
            {
                Title = Value(nameof(NeedForm.Title)),
                SkillId = Value(nameof(NeedForm.SkillId)),
                Level = Value(nameof(NeedForm.Level)),
                Seats = Value(nameof(NeedForm.Seats)),
                Minimum = Value(nameof(NeedForm.Minimum)),
                FromDate = Value(nameof(NeedForm.FromDate)),
                ToDate = Value(nameof(NeedForm.ToDate)),
                Pattern = Value(nameof(NeedForm.Pattern)),
                FirstShiftAt = Value(nameof(NeedForm.FirstShiftAt)),
                HandoverMinutes = Value(nameof(NeedForm.HandoverMinutes)),
                Place = Value(nameof(NeedForm.Place)),
                Priority = Value(nameof(NeedForm.Priority)),
                Team = [.. form[$"Form.Needs[{line}].{nameof(NeedForm.Team)}"].OfType<string>()],
            };
        }
    }
}
