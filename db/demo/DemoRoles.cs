namespace MutualAid.Database.Demo;

/// <summary>A kind of job and what such people can do.</summary>
/// <param name="North">How many of a hundred in the north, roughly; the rest are weighed against each other.</param>
/// <param name="South">The same around Norrköping.</param>
/// <param name="Remote">How many of a hundred work at a distance only.</param>
/// <param name="Main">What the job is about: everyone has it.</param>
/// <param name="Also">What some have too, with the chance in a hundred.</param>
sealed record JobRole(string Title, int North, int South, int Remote, Ability Main, params (Ability Ability, int Percent)[] Also);

/// <summary>A skill with the least and the most usual level.</summary>
sealed record Ability(string Skill, int Least, int Most);

static class DemoRoles
{
    public static readonly IReadOnlyList<JobRole> All =
    [
        new("Systemtekniker", 32, 14, 5, Can("it.virtualisering", 2, 3), (Can("it.windows", 2, 3), 80), (Can("it.backup", 1, 2), 35), (Can("it.lagring", 1, 2), 35), (Can("it.linux", 1, 3), 25)),
        new("Drifttekniker, säkerhetskopiering", 20, 6, 5, Can("it.backup", 2, 3), (Can("it.virtualisering", 1, 2), 60), (Can("it.lagring", 2, 3), 60), (Can("it.moln", 1, 2), 20)),
        new("Nätverkstekniker", 22, 10, 5, Can("it.natverk", 2, 3), (Can("it.brandvagg", 2, 3), 70), (Can("it.dns", 2, 3), 60), (Can("it.telefoni", 1, 2), 25)),
        new("Systemtekniker, katalogtjänst", 24, 10, 10, Can("it.identitet", 2, 3), (Can("it.adminkonton", 2, 3), 65), (Can("it.servicekonton", 2, 3), 70), (Can("it.sso", 2, 3), 50), (Can("it.epost", 1, 2), 35)),
        new("Windowstekniker", 14, 8, 5, Can("it.windows", 2, 3), (Can("klient.ominstall", 2, 3), 55), (Can("it.identitet", 1, 2), 45), (Can("it.virtualisering", 1, 1), 30)),
        new("M365-specialist", 9, 5, 40, Can("it.epost", 2, 3), (Can("it.sso", 2, 3), 70), (Can("it.moln", 1, 3), 50), (Can("klient.mobil", 2, 3), 50)),
        new("IT-säkerhetsspecialist", 14, 6, 10, Can("sak.ir", 2, 3), (Can("sak.logg", 2, 3), 65), (Can("sak.hardning", 2, 3), 75), (Can("sak.sarbarhet", 1, 2), 35)),
        new("Säkerhetsanalytiker", 9, 6, 60, Can("sak.logg", 2, 3), (Can("sak.hot", 1, 3), 40), (Can("sak.hardning", 2, 2), 60), (Can("sak.ir", 1, 1), 40)),
        new("IT-forensiker", 5, 1, 0, Can("sak.forensik", 3, 3), (Can("sak.logg", 2, 2), 70), (Can("sak.ir", 1, 2), 50)),
        new("IT-chef", 18, 6, 10, Can("ledning.it-incident", 3, 4), (Can("ledning.planering", 2, 3), 60), (Can("ledning.stab", 1, 2), 30)),
        new("Beredskapssamordnare", 10, 4, 10, Can("ledning.stab", 3, 4), (Can("ledning.kontinuitet", 2, 3), 80), (Can("ledning.lagesbild", 1, 3), 60), (Can("ledning.loggforare", 2, 2), 40)),
        new("Nämndsekreterare", 16, 5, 10, Can("ledning.loggforare", 1, 3), (Can("vs.diarie", 2, 3), 60), (Can("ana.registrering", 1, 2), 40), (Can("ana.rutiner", 1, 2), 30)),
        new("Kommunikationschef", 7, 3, 15, Can("kom.huvudtalesperson", 2, 3), (Can("kom.krisledning", 2, 4), 90), (Can("kom.press", 2, 3), 60)),
        new("Kommunikatör", 20, 8, 15, Can("kom.intern", 1, 3), (Can("kom.itlank", 2, 3), 80), (Can("kom.press", 1, 3), 45), (Can("kom.sociala", 1, 3), 60), (Can("kom.klarsprak", 1, 3), 40)),
        new("Webbredaktör", 7, 5, 40, Can("kom.webb", 2, 3), (Can("kom.klarsprak", 1, 3), 55), (Can("kom.grafik", 1, 2), 40), (Can("kom.sociala", 1, 2), 45)),
        new("Supporttekniker", 36, 16, 0, Can("klient.ominstall", 1, 3), (Can("klient.servicedesk", 1, 3), 70), (Can("klient.faltstod", 1, 3), 75), (Can("klient.logistik", 1, 3), 60), (Can("klient.skrivare", 1, 2), 40)),
        new("Servicedeskmedarbetare", 26, 16, 40, Can("klient.servicedesk", 1, 3), (Can("kom.vaxel", 1, 3), 30), (Can("klient.mobil", 1, 2), 25), (Can("klient.faltstod", 1, 2), 25)),
        new("Systemförvaltare, socialtjänst", 10, 6, 45, Can("vs.treserva", 2, 3), (Can("vs.viva", 2, 3), 75), (Can("it.servicekonton", 1, 1), 20)),
        new("Systemförvaltare, HR", 6, 4, 45, Can("vs.heroma", 2, 3), (Can("vs.lonekorning", 1, 3), 60)),
        new("Systemförvaltare, ekonomi", 5, 4, 45, Can("vs.ekonomi", 2, 3), (Can("vs.lonekorning", 1, 2), 30), (Can("vs.diarie", 1, 2), 20)),
        new("Databasadministratör", 8, 5, 50, Can("it.databas", 2, 3), (Can("it.servicekonton", 1, 3), 60), (Can("it.linux", 1, 3), 40)),
        new("Systemförvaltare, skola", 6, 3, 40, Can("vs.skola", 2, 3), (Can("vs.diarie", 1, 2), 30), (Can("it.sso", 1, 2), 30)),
        new("Lönehandläggare", 5, 2, 20, Can("vs.lonekorning", 2, 3), (Can("vs.heroma", 1, 1), 50)),
        new("Bemanningsplanerare", 5, 3, 50, Can("ledning.bemanning", 2, 3), (Can("ledning.hr", 1, 3), 60)),
    ];

    static Ability Can(string skill, int least, int most) => new(skill, least, most);
}
