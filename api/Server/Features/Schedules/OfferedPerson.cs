using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Platform;
using NodaTime;

namespace MutualAid.Server.Features.Schedules;

/// <summary>A person who is offered to an incident, as the engine wants them.</summary>
static class OfferedPerson
{
    /// <param name="duties">Everything that the person does beside the shifts.</param>
    /// <param name="shifts">That are to be filled.</param>
    public static Person Of(PersonRow row, IncidentRows rows, HourTerms terms, IEnumerable<StandingDuty> duties, IReadOnlyCollection<Shift> shifts) => new()
    {
        Id = new(row.Id),
        Lender = row.MunicipalityCode,
        Skills = rows.Skills[row.Id].ToDictionary(skill => skill.SkillId, skill => (int)skill.Level),
        Offered = [.. rows.Offers[row.Id].Select(offer => new Offer(new(rows.IncidentId), Window(offer, shifts)))],
        Terms = terms,
        BusyDuties = [.. duties.Select(duty => duty.Duty)],
        Leave = [.. rows.Leaves[row.Id].Select(leave => new Interval(Stockholm.StartOf(leave.FromDate), Stockholm.StartOf(leave.ToDate)))],
        AvailableDays = new(row.AvailableDays),
        AvailableNights = new(row.AvailableNights),
        WorksOnSite = row.WorksOnSite,
        WorksRemote = row.WorksRemote,
        TravelMinutes = rows.Site.TravelMinutesFrom(row.Latitude, row.Longitude),
        CeilingMinutesPerWeek = rows.Offers[row.Id].Min(offer => offer.CeilingMinutesPerWeek),
    };

    /// <summary>A shift belongs to the day on which it starts, so the night of an offer's last day is part of the offer.</summary>
    public static Interval Window(OfferRow offer, IReadOnlyCollection<Shift> shifts)
    {
        var end = Stockholm.StartOf(offer.ToDate);
        return new(Stockholm.StartOf(offer.FromDate), shifts.Where(shift => shift.Start < end).Select(shift => shift.End).Append(end).Max());
    }
}
