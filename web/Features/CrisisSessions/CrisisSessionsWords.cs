namespace MutualAid.Web.Features.CrisisSessions;

public sealed class CrisisSessionsWords;
