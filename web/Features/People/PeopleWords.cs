namespace MutualAid.Web.Features.People;

public sealed class PeopleWords;
