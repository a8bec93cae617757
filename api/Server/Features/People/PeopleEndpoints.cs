using MutualAid.Server.Features.People.Csv;
using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.People;

static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("").WithTags("People").Requires(Right.Register).WithIdempotency();

        people.MapGet("/municipalities/{code}/people", ListPeople.Handle).WithName(nameof(ListPeople));
        people.MapPost("/municipalities/{code}/people", AddPerson.Handle).WithName(nameof(AddPerson));
        people.MapGet("/municipalities/{code}/people/hours", ListPeopleHours.Handle).WithName(nameof(ListPeopleHours));
        people.MapGet("/people/{id:guid}", GetPerson.Handle).WithName(nameof(GetPerson));
        people.MapPut("/people/{id:guid}", EditPerson.Handle).WithName(nameof(EditPerson));
        people.MapPost("/people/{id:guid}/deactivation", DeactivatePerson.Handle).WithName(nameof(DeactivatePerson));
        people.MapDelete("/people/{id:guid}/deactivation", ReactivatePerson.Handle).WithName(nameof(ReactivatePerson));

        // No answer is kept for a second click: it has the code in clear.
        routes.MapPost("/people/{id:guid}/invitation", InvitePerson.Handle).WithName(nameof(InvitePerson)).WithTags("People").Requires(Right.Invite);

        people.MapGet("/municipalities/{code}/people/export", ExportPeople.Handle).WithName(nameof(ExportPeople));
        people.MapGet("/people/import-template", () => TypedResults.File(RegisterFile.Write([]), RegisterFile.MediaType, "mutualaid.csv")).WithName("GetImportTemplate");
        people.MapPost("/municipalities/{code}/people/imports", UploadPeople.Handle).WithName(nameof(UploadPeople));
        people.MapGet("/people/imports/{id:guid}", GetImport.Handle).WithName(nameof(GetImport));
        people.MapPost("/people/imports/{id:guid}/confirmation", ConfirmImport.Handle).WithName(nameof(ConfirmImport));
        people.MapDelete("/people/imports/{id:guid}", DiscardImport.Handle).WithName(nameof(DiscardImport));
    }
}
