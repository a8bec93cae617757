namespace MutualAid.Server.Features.People.Csv;

/// <summary>What a column of the file is about. The names go over the wire.</summary>
enum ImportColumn
{
    Name,
    WorkEmail,
    WorkPhone,
    Title,
    Skills,
    OnSite,
    Remote,
    ContractedHours,
    HomeHours,
    HomeDays,
    Days,
    Nights,
    Agreed,
}

static class ImportColumns
{
    /// <summary>As export writes them, in this order.</summary>
    public static readonly (ImportColumn Column, string Header)[] All =
    [
        (ImportColumn.Name, "Namn"),
        (ImportColumn.WorkEmail, "E-post"),
        (ImportColumn.WorkPhone, "Telefon"),
        (ImportColumn.Title, "Titel"),
        (ImportColumn.Skills, "Kompetenser"),
        (ImportColumn.OnSite, "På plats"),
        (ImportColumn.Remote, "På distans"),
        (ImportColumn.ContractedHours, "Avtalad arbetstid"),
        (ImportColumn.HomeHours, "Timmar kvar hemma"),
        (ImportColumn.HomeDays, "Hemdagar"),
        (ImportColumn.Days, "Kan dagar"),
        (ImportColumn.Nights, "Kan nätter"),
        (ImportColumn.Agreed, "Ja till att tillfrågas"),
    ];

    public static readonly FileColumns<ImportColumn> Known = new(
        [
            (ImportColumn.Name, ["Namn", "För- och efternamn", "Name", "Full name"]),
            (ImportColumn.WorkEmail, ["E-post", "E-postadress", "Mejl", "Mail", "E-mail", "Work e-mail"]),
            (ImportColumn.WorkPhone, ["Telefon", "Telefonnummer", "Tjänstetelefon", "Mobil", "Phone", "Work phone"]),
            (ImportColumn.Title, ["Titel", "Befattning", "Roll", "Title", "Role"]),
            (ImportColumn.Skills, ["Kompetenser", "Kompetens", "Skills"]),
            (ImportColumn.OnSite, ["På plats", "On site", "Works on site"]),
            (ImportColumn.Remote, ["På distans", "Distans", "Remote", "Works remote"]),
            (ImportColumn.ContractedHours, ["Avtalad arbetstid", "Avtalad arbetstid per vecka", "Avtalad arbetstid, timmar i veckan", "Avtalad veckoarbetstid", "Contracted hours", "Contracted hours per week"]),
            (ImportColumn.HomeHours, ["Timmar kvar hemma", "Timmar hemma per vecka", "Hemtimmar", "Home hours", "Home hours per week"]),
            (ImportColumn.HomeDays, ["Hemdagar", "Dagar hemma", "Home days"]),
            (ImportColumn.Days, ["Kan dagar", "Dagar", "Days", "Can work days"]),
            (ImportColumn.Nights, ["Kan nätter", "Nätter", "Nights", "Can work nights"]),
            (ImportColumn.Agreed, ["Ja till att tillfrågas", "Ja till att bli tillfrågad", "Samtycker till att tillfrågas", "Samtycke till att tillfrågas", "Agreed to be asked"]),
        ],
        required: [ImportColumn.Name, ImportColumn.WorkEmail], phone: ImportColumn.WorkPhone);
}
