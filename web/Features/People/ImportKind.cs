namespace MutualAid.Web.Features.People;

/// <summary>What a file that is read in holds.</summary>
/// <param name="Name">Begins its address in the API, and ends the words that are its own.</param>
/// <param name="Page">Where it is chosen.</param>
/// <param name="Changes">Whether it can change what stands.</param>
public sealed record ImportKind(string Name, string Page, bool Changes)
{
    public static readonly ImportKind People = new("people", "/people/import", Changes: true);
    public static readonly ImportKind HomeDuties = new("home-duties", "/people/home-duties", Changes: false);
}
