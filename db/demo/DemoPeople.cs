using NodaTime;

namespace MutualAid.Database.Demo;

/// <summary>The register: about four hundred invented people with jobs, skills, habits and leave.</summary>
sealed class DemoPeople(DemoCalendar calendar)
{
    /// <summary>PTS keeps 070-1740605 up to 070-1740699 for films and books.</summary>
    const int FirstUnusedNumber = 1740605;
    const int UnusedNumbers = 95;

    /// <summary>Kilometres beyond which more people would rather help from home.</summary>
    const double FarAway = 200;

    readonly HashSet<string> emails = [];

    public IReadOnlyList<PersonRow> Invent(IReadOnlyList<Lender> lenders)
    {
        List<PersonRow> people = [];
        foreach (var north in (bool[])[true, false])
        {
            var side = lenders.Where(lender => lender.North == north).ToList();
            var deck = Deck(side.Sum(lender => lender.Staff), north);
            foreach (var lender in side)
            {
                var here = Enumerable.Range(0, lender.Staff).Select(number => Invent(lender, number, deck.Dequeue())).ToList();
                people.AddRange(here);
                if (WithAccount(lender.Place) is { } known)
                    people[^lender.Staff] = known;
            }
        }

        return people;
    }

    /// <summary>As many of each job as its weight says, dealt out in chance order.</summary>
    static Queue<JobRole> Deck(int size, bool north)
    {
        var shares = DemoLenders.Share(size, [.. DemoRoles.All.Select(role => (double)(north ? role.North : role.South))]);
        var deck = DemoRoles.All.SelectMany((role, i) => Enumerable.Repeat(role, shares[i])).ToList();
        DemoRandom.For($"deck:{north}").Shuffle(deck);
        return new(deck);
    }

    PersonRow Invent(Lender lender, int number, JobRole role)
    {
        var key = $"{lender.Place.Code}:{number}";
        var random = DemoRandom.For($"person:{key}");
        // Luleå has two of the same name, as real registers do: what tells them apart is the address.
        var nameKey = key == "2580:7" ? "2580:1" : key;
        var name = DemoNames.Invent(DemoRandom.For($"name:{nameKey}"), lender.North);
        var created = calendar.Started - Duration.FromDays(random.Between(40, 700)) - Duration.FromMinutes(random.Below(600));
        var remoteOnly = random.Chance(role.Remote + (lender.Kilometres > FarAway ? 10 : 0) + (lender.North ? 0 : 10));
        var (homeMinutes, homeDays) = HomeWork(random);
        var (days, nights) = Willing(random, role);
        var agreed = random.Chance(90) ? created + Duration.FromHours(random.Between(1, 400)) : (Instant?)null;
        return new(DemoId.For("person", key), lender.Place, name, Email(name, lender.Place), Phone(random), role.Title)
        {
            OnSite = !remoteOnly,
            Remote = remoteOnly || random.Chance(75),
            HomeMinutes = homeMinutes,
            HomeDays = homeDays,
            Days = days,
            Nights = nights,
            Created = created,
            Agreed = agreed,
            Deactivated = random.Chance(2) ? calendar.Started - Duration.FromDays(random.Between(2, 30)) : null,
            Skills = Skills(role, created, random),
            Leaves = DemoLeave.Of(calendar, DemoRandom.For($"leave:{key}")),
        };
    }

    /// <summary>The two who can sign in: wanted, willing and free, so that the schedule has shifts for them.</summary>
    PersonRow? WithAccount(Place home)
    {
        var (userName, title, skills) = home.Code switch
        {
            "2580" => (DemoAccounts.LuleaStaff, "Supporttekniker", (string[])["klient.ominstall", "klient.faltstod", "klient.servicedesk", "klient.logistik"]),
            "2582" => (DemoAccounts.BodenStaff, "Systemtekniker", ["it.virtualisering", "it.windows", "it.backup"]),
            _ => default,
        };
        if (userName is null)
            return null;
        var account = DemoAccounts.All.Single(account => account.UserName == userName);
        var created = calendar.Started - Duration.FromDays(200);
        return new(DemoId.For("person", userName), home, account.DisplayName, Email(account.DisplayName, home), $"070-{FirstUnusedNumber + 10 + account.Position}", title)
        {
            AccountId = account.Id,
            OnSite = true,
            Remote = true,
            HomeMinutes = 240,
            HomeDays = 1 << 2,
            Created = created,
            Agreed = created + Duration.FromDays(3),
            Skills = [.. skills.Select(skill => new SkillRow(skill, 2, created + Duration.FromDays(7)))],
        };
    }

    static (int Minutes, int Days) HomeWork(DemoRandom random) => random.Below(100) switch
    {
        < 50 => (0, 0),
        < 90 => (480, 1 << random.Below(5)),
        _ => (960, (1 << random.Below(2)) | (1 << random.Between(2, 4))),
    };

    /// <summary>Bit 0 is Monday. Four of ten do not work nights; some work nights only, some never at weekends.</summary>
    static (int Days, int Nights) Willing(DemoRandom random, JobRole role)
    {
        const int Always = 127, Weekdays = 31, Never = 0;
        return random.Below(100) switch
        {
            < 33 => (Always, Never),
            < 41 => (Weekdays, Never),
            < 47 => (Weekdays, Weekdays),
            < 51 when role.Main.Skill.StartsWith("it.", StringComparison.Ordinal) => (Never, Always),
            _ => (Always, Always),
        };
    }

    static List<SkillRow> Skills(JobRole role, Instant created, DemoRandom random)
    {
        List<SkillRow> skills = [Draw(role.Main, created, random)];
        foreach (var (ability, percent) in role.Also)
            if (random.Chance(percent))
                skills.Add(Draw(ability, created, random));
        return skills;
    }

    static SkillRow Draw(Ability ability, Instant created, DemoRandom random)
    {
        // The highest level is rare: it takes two chances.
        var level = random.Between(ability.Least, ability.Most);
        if (level == 4 && random.Chance(50))
            level = 3;
        var confirmed = random.Chance(82) ? created + Duration.FromHours(random.Between(2, 700)) : (Instant?)null;
        return new(ability.Skill, level, confirmed);
    }

    string Email(string name, Place home)
    {
        var domain = $"{DemoNames.Plain(home.Name)}.kommun.example";
        var local = DemoNames.Plain(name);
        for (var number = 1; ; number++)
        {
            var email = number == 1 ? $"{local}@{domain}" : $"{local}{number}@{domain}";
            if (emails.Add(email))
                return email;
        }
    }

    static string Phone(DemoRandom random) => $"070-{FirstUnusedNumber + random.Below(UnusedNumbers)}";
}
