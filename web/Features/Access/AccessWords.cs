namespace MutualAid.Web.Features.Access;

public sealed class AccessWords;
