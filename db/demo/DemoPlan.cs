namespace MutualAid.Database.Demo;

/// <summary>Makes every row of the demo out of the reference tables and the time. Pure: the same input gives the same rows.</summary>
static class DemoPlan
{
    public static DemoRows Make(DemoReference reference, DemoCalendar calendar)
    {
        var lenders = DemoLenders.Choose(reference.Places);
        var people = new DemoPeople(calendar).Invent(lenders);
        var needs = DemoIncidents.Needs(calendar);
        return new(
            calendar,
            [.. DemoAccounts.All, .. Coordinators.WithoutPassPhrase(lenders)],
            people,
            DemoIncidents.Incidents(calendar),
            DemoIncidents.Requests(calendar),
            needs,
            [.. needs.SelectMany(DemoShifts.Of)],
            new DemoOffers(calendar, lenders, people).Make());
    }
}
