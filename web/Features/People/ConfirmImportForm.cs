namespace MutualAid.Web.Features.People;

public sealed class ConfirmImportForm
{
    /// <summary><c>skip</c> takes the right rows and leaves the others.</summary>
    public string? Do { get; set; }

    public string? Seen { get; set; }
}
