namespace MutualAid.Web.Features.Programs;

public sealed class ProgramsWords;
