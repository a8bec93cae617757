using MutualAid.Contracts.Offers;

namespace MutualAid.Web.Tests.Features.Offers;

/// <summary>Requests, candidates and offers as the API would say them.</summary>
static class GivenRequests
{
    public static readonly OpenNeedDto Need = new(
        Guid.Parse("0195d0a0-0000-7000-8000-000000000011"), "AD och konton", "it.identitet", "Katalogtjänst och konton", "Directory and accounts", 3, 2,
        new(2026, 12, 17), new(2026, 12, 30), "two_twelve", "on_site", Priority: 1, PeopleWhoFit: 2);

    public static readonly OpenRequestDto Request = new(
        Guid.Parse("0195d0a0-0000-7000-8000-000000000010"), Guid.Parse("0195d0a0-0000-7000-8000-000000000012"), "2514", "Kalix", "Allt är nere", 1, "Första veckan",
        new(2026, 12, 16, 5, 0, 0, TimeSpan.Zero), new(2026, 12, 18, 11, 0, 0, TimeSpan.Zero), 54, 85, new(2026, 12, 17), new(2026, 12, 30), [Need],
        PeopleWhoFit: 3, PeopleFree: 2, PeopleOffered: 0);

    public static readonly CandidateDto Anna = Candidate("Anna Provsson", 1, "free");
    public static readonly CandidateDto Bo = Candidate("Bo Provsson", 2, "partly", new ObstacleDto("leave", new(2026, 12, 20), new(2026, 12, 21)));
    public static readonly CandidateDto Cia = Candidate("Cia Provsson", 3, "no", new ObstacleDto("not-agreed"));

    public static GetOpenRequestResponse Page(params CandidateDto[] candidates) => new(
        Request, "Alla servrar är nere.", "Stadshuset", "Eva Provsson", "0923-650 00", new(2026, 12, 17), new(2026, 12, 30), candidates);

    public static CandidateDto Taken(CandidateDto candidate) => candidate with { Availability = "no", Obstacles = [TakenBy] };

    public static readonly ObstacleDto TakenBy = new("offered", new(2026, 12, 16), new(2026, 12, 22), Guid.NewGuid(), "Nätet är nere", "Norrköping", Guid.NewGuid());

    static CandidateDto Candidate(string name, int number, string availability, params ObstacleDto[] obstacles) => new(
        Guid.Parse($"0195d0a0-0000-7000-8000-0000000001{number:00}"), name, "Systemtekniker", true, true, [new(Need.NeedId, 3, true)], availability, obstacles, 480, 2400);
}
