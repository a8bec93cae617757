namespace MutualAid.Web.Features.Requests;

public sealed class RequestsWords;
