namespace MutualAid.Web.Features.MyShifts;

public sealed class MyShiftsWords;
