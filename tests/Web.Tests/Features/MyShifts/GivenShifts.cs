using MutualAid.Contracts.MyShifts;

namespace MutualAid.Web.Tests.Features.MyShifts;

/// <summary>Shifts as the API would say them. Now is 2026-12-16 12:00 in Stockholm; a shift is the next morning, 07–19.</summary>
static class GivenShifts
{
    public static readonly DateTimeOffset Now = new(2026, 12, 16, 11, 0, 0, TimeSpan.Zero);

    public static readonly MyShiftDto Shift = new(
        Guid.Parse("0195d0a0-0000-7000-8000-000000000001"), Guid.Empty, "Allt är nere", "Kalix", "AD och konton", "on_site", "Stadshuset, rum 214", "Receptionen",
        new(2026, 12, 17, 6, 0, 0, TimeSpan.Zero), new(2026, 12, 17, 18, 0, 0, TimeSpan.Zero), "asked", MayAnswer: true, Version: 3, CancelledAt: null,
        "Eva Provsson", "0923-650 00", [new("Samira", "Boden"), new("Tomas", "Umeå")]);

    public static readonly MyHoursDto Hours = new(Now, Now.AddDays(7), HomeMinutes: 480, AidMinutes: 1440, CapMinutes: 2880, RestUntil: new(2026, 12, 18, 5, 0, 0, TimeSpan.Zero));

    public static GetMyShiftsResponse Page(params MyShiftDto[] coming) =>
        new("Ida Provsson", Now, coming.FirstOrDefault(shift => shift.Answer != "no"), coming, [], [], Hours, []);

    public static MyShiftDto Another(string answer = "asked", int days = 2) => Shift with
    {
        AssignmentId = Guid.CreateVersion7(), Answer = answer, StartsAt = Shift.StartsAt.AddDays(days), EndsAt = Shift.EndsAt.AddDays(days),
    };
}
