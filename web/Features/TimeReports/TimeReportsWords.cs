namespace MutualAid.Web.Features.TimeReports;

public sealed class TimeReportsWords;
