using MutualAid.Contracts.Requests;

namespace MutualAid.Server.Features.Requests;

/// <summary>
/// Ready needs to begin a draft with, after the lessons of Kalix 2021 and Norrköping 2022: experts who may work in peace because a communicator sits with them,
/// one main spokesperson at a time, a log from the first hour, shifts from day one, and a service desk for the day when everyone logs in anew.
/// A team can do with two of three, has somebody who guides, and is not all from one lender, so that it outlasts what happens at one; a liaison is asked for where one is
/// there all the while. They are a first proposal. A crisis lead changes every line of it.
/// </summary>
static class RequestTemplates
{
    const string OnSite = "on_site";
    const string Remote = "remote";

    static readonly Rhythm AroundTheClock = new("two_twelve", HandoverMinutes: 30, new(7, 0));
    static readonly Rhythm ByDay = new("day", HandoverMinutes: 0, new(8, 0));
    static readonly Rhythm EarlyAndLate = new("day", HandoverMinutes: 30, new(7, 0), LateShiftAt: new(14, 0));

    static TemplateDays Days(int firstDay, int length) => new(firstDay, length);

    public static readonly IReadOnlyList<RequestTemplate> All =
    [
        new(
            "it-attack-first-hours", "IT-angrepp, de första två veckorna", "IT attack, the first two weeks",
            "Ledning, infrastruktur och kommunikation dygnet runt. Klienter, servicedesk och växel dagtid.",
            "Command, infrastructure and communication around the clock. Computers, service desk and switchboard by day.",
            [
                new("Incidentledare IT", "IT incident commander", "ledning.it-incident", 3, Seats.Fixed(1), AroundTheClock, OnSite, 1, Days(0, 14)),
                new("Loggförare", "Log keeper", "ledning.loggforare", 2, Seats.Fixed(1), AroundTheClock, OnSite, 1, Days(0, 14)),
                new("Servrar och virtualisering", "Servers and virtualisation", "it.virtualisering", 3, Seats.Per10000(1.5m, 2, 12), AroundTheClock, OnSite, 1, Days(0, 14)) { IsTeam = true, Liaison = true },
                new("AD och adminkonton", "AD and admin accounts", "it.identitet", 3, Seats.Per10000(1.5m, 2, 12), AroundTheClock, OnSite, 1, Days(0, 14)) { IsTeam = true, Liaison = true },
                new("Säkerhetskopior och återläsning", "Backup and restore", "it.backup", 3, Seats.Per10000(1, 1, 8), AroundTheClock, OnSite, 1, Days(0, 14)) { IsTeam = true, Liaison = true },
                new("Nätverk", "Network", "it.natverk", 3, Seats.Per10000(1, 1, 8), AroundTheClock, OnSite, 1, Days(0, 14)) { IsTeam = true, Liaison = true },
                new("Inneslutning och utrensning", "Contain and eradicate", "sak.ir", 3, Seats.Per10000(0.5m, 1, 4), AroundTheClock, Remote, 1, Days(0, 14)),
                new("Kommunikatör vid IT", "Communicator with IT", "kom.itlank", 2, Seats.Fixed(1), AroundTheClock, OnSite, 1, Days(0, 14)),
                new("Huvudtalesperson", "Main spokesperson", "kom.huvudtalesperson", 3, Seats.Fixed(1), ByDay, OnSite, 1, Days(0, 14)),
                new("Bevissäkring", "Evidence", "sak.forensik", 3, Seats.Fixed(1), ByDay, OnSite, 2, Days(0, 7)),
                new("Bemanningsplanerare", "Rota planner", "ledning.bemanning", 2, Seats.Fixed(1), ByDay, Remote, 2, Days(0, 14)),
                new("Kriskommunikationsledare", "Crisis communication lead", "kom.krisledning", 3, Seats.Fixed(1), ByDay, Remote, 2, Days(0, 14)),
                new("Webb och krissida", "Web and crisis page", "kom.webb", 2, Seats.Fixed(1), ByDay, Remote, 2, Days(0, 14)),
                new("Klienter: samla in och installera om", "Computers: collect and reinstall", "klient.ominstall", 2, Seats.Per10000(4, 3, 60), ByDay, OnSite, 2, Days(1, 13)) { IsTeam = true },
                new("Servicedesk", "Service desk", "klient.servicedesk", 1, Seats.Per10000(2, 2, 30), ByDay, Remote, 2, Days(1, 13)) { IsTeam = true },
                new("Telefonväxel", "Switchboard", "kom.vaxel", 1, Seats.Per10000(1, 1, 10), ByDay, OnSite, 3, Days(0, 14)),
                new("Reservrutiner på papper", "Paper routines", "ana.rutiner", 2, Seats.Fixed(1), ByDay, OnSite, 3, Days(0, 7)),
            ]),
        new(
            "rebuild", "Återuppbyggnad, fyra veckor", "Rebuild, four weeks",
            "System i turordning, ominstallation av datorer och en topp i servicedesk när alla loggar in med nya lösenord.",
            "Systems in order, computers reinstalled, and a service desk peak when everyone logs in with new passwords.",
            [
                new("Återställningsplanerare", "Restoration planner", "ledning.planering", 3, Seats.Fixed(1), ByDay, Remote, 1, Days(0, 28)),
                new("Servrar och virtualisering", "Servers and virtualisation", "it.virtualisering", 3, Seats.Per10000(1, 1, 10), EarlyAndLate, OnSite, 1, Days(0, 28)) { IsTeam = true },
                new("Servicekonton och integrationer", "Service accounts and integrations", "it.servicekonton", 3, Seats.Per10000(1, 1, 8), ByDay, Remote, 1, Days(0, 14)),
                new("Inloggning till andra system", "Single sign-on", "it.sso", 3, Seats.Per10000(0.5m, 1, 6), ByDay, Remote, 1, Days(0, 21)),
                new("Härdning", "Hardening", "sak.hardning", 3, Seats.Per10000(0.5m, 1, 6), ByDay, Remote, 2, Days(0, 28)),
                new("Socialtjänstens system", "Social services system", "vs.viva", 2, Seats.Fixed(1), ByDay, Remote, 1, Days(7, 14)),
                new("HR och lön", "HR and payroll", "vs.heroma", 2, Seats.Fixed(1), ByDay, Remote, 1, Days(7, 14)),
                new("Ekonomisystem", "Finance system", "vs.ekonomi", 2, Seats.Fixed(1), ByDay, Remote, 2, Days(7, 14)),
                new("Klienter: installera om", "Computers: reinstall", "klient.ominstall", 2, Seats.Per10000(5, 3, 80), ByDay, OnSite, 2, Days(0, 21)) { IsTeam = true },
                new("Servicedesk", "Service desk", "klient.servicedesk", 1, Seats.Per10000(2, 2, 30), ByDay, Remote, 2, Days(0, 28)) { IsTeam = true },
                new("Servicedesk: toppen när alla loggar in", "Service desk: the peak when all log in", "klient.servicedesk", 1, Seats.Per10000(6, 4, 100), EarlyAndLate, Remote, 1, Days(14, 5)) { IsTeam = true },
                new("Fältstöd", "On-site support", "klient.faltstod", 1, Seats.Per10000(3, 2, 50), ByDay, OnSite, 2, Days(14, 7)) { IsTeam = true },
                new("Kommunikatör vid IT", "Communicator with IT", "kom.itlank", 2, Seats.Fixed(1), ByDay, OnSite, 2, Days(0, 28)),
                new("Efterregistrering", "Back-entry", "ana.registrering", 1, Seats.Per10000(2, 1, 30), ByDay, OnSite, 3, Days(14, 14)) { IsTeam = true },
            ]),
        new(
            "communication", "Bara kommunikation, två veckor", "Communication only, two weeks",
            "När information är det viktigaste: talesperson, dagsstrategi, press, webb, intern kommunikation och klarspråk.",
            "When information matters most: spokesperson, daily strategy, press, web, internal communication and plain language.",
            [
                new("Huvudtalesperson", "Main spokesperson", "kom.huvudtalesperson", 3, Seats.Fixed(1), ByDay, OnSite, 1, Days(0, 14)),
                new("Kriskommunikationsledare", "Crisis communication lead", "kom.krisledning", 3, Seats.Fixed(1), EarlyAndLate, Remote, 1, Days(0, 14)),
                new("Kommunikatör vid IT", "Communicator with IT", "kom.itlank", 2, Seats.Fixed(1), EarlyAndLate, OnSite, 1, Days(0, 14)),
                new("Pressekreterare", "Press officer", "kom.press", 2, Seats.Per10000(0.3m, 1, 4), ByDay, Remote, 2, Days(0, 14)),
                new("Webb och krissida", "Web and crisis page", "kom.webb", 2, Seats.Fixed(1), ByDay, Remote, 1, Days(0, 14)),
                new("Sociala medier", "Social media", "kom.sociala", 1, Seats.Per10000(0.5m, 1, 6), ByDay, Remote, 2, Days(0, 14)),
                new("Intern kommunikation", "Internal communication", "kom.intern", 2, Seats.Per10000(0.5m, 1, 6), ByDay, Remote, 2, Days(0, 14)),
                new("Klarspråk", "Plain language", "kom.klarsprak", 2, Seats.Fixed(1), ByDay, Remote, 3, Days(0, 14)),
                new("Telefonväxel", "Switchboard", "kom.vaxel", 1, Seats.Per10000(1, 1, 10), ByDay, OnSite, 2, Days(0, 14)),
            ]),
    ];
}
