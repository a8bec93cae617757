using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using MutualAid.Contracts.People;
using MutualAid.Web.Design;
using MutualAid.Web.Platform;
using Microsoft.Extensions.Localization;

namespace MutualAid.Web.Features.People;

/// <summary>A person as typed. What cannot be read comes back as it was written.</summary>
public sealed class PersonForm
{
    public string? Do { get; set; }
    public int Version { get; set; }
    public string? Name { get; set; }
    public string? WorkEmail { get; set; }
    public string? WorkPhone { get; set; }
    public string? Title { get; set; }
    public bool WorksOnSite { get; set; }
    public bool WorksRemote { get; set; }

    /// <summary>Empty for full time.</summary>
    public string? ContractedHours { get; set; }

    public string? HomeHours { get; set; }

    // A form in which nothing is ticked posts nothing, and the model binder makes that null.
    [AllowNull] public string[] HomeDays { get; set => field = value ?? []; } = [];
    [AllowNull] public string[] AvailableDays { get; set => field = value ?? []; } = [];
    [AllowNull] public string[] AvailableNights { get; set => field = value ?? []; } = [];
    [AllowNull] public List<SkillForm> Skills { get; set => field = value ?? []; } = [];
    [AllowNull] public List<LeaveForm> Leave { get; set => field = value ?? []; } = [];

    public bool AgreedToBeAsked { get; set; }

    public static PersonForm Empty => new()
    {
        WorksOnSite = true, WorksRemote = true, HomeHours = "0", AvailableDays = Weekdays.Posted(127), AvailableNights = Weekdays.Posted(127), Skills = [new()],
    };

    public static PersonForm Of(PersonDto person) => new()
    {
        Version = person.Version,
        Name = person.Facts.Name,
        WorkEmail = person.Facts.WorkEmail,
        WorkPhone = person.Facts.WorkPhone,
        Title = person.Facts.Title,
        WorksOnSite = person.Facts.WorksOnSite,
        WorksRemote = person.Facts.WorksRemote,
        ContractedHours = person.Facts.ContractedMinutesPerWeek is { } contracted ? HoursField.Write(contracted) : null,
        HomeHours = HoursField.Write(person.Facts.HomeMinutesPerWeek),
        HomeDays = Weekdays.Posted(person.Facts.HomeDays),
        AvailableDays = Weekdays.Posted(person.Facts.AvailableDays),
        AvailableNights = Weekdays.Posted(person.Facts.AvailableNights),
        AgreedToBeAsked = person.Facts.AgreedToBeAsked,
        Skills = [.. person.Facts.Skills.Select(skill => new SkillForm { SkillId = skill.SkillId, Level = $"{skill.Level}", Confirmed = skill.Confirmed })],
        Leave = [.. person.Facts.Leave.Select(leave => new LeaveForm { FromDate = Iso(leave.FromDate), LastDate = Iso(leave.ToDate.AddDays(-1)) })],
    };

    /// <summary>The buttons that only change how many rows there are. False when the form is to be saved.</summary>
    public bool ChangedRows()
    {
        switch (Do?.Split(':'))
        {
            case ["add-skill"]: Skills.Add(new() { IsNew = true }); return true;
            case ["add-leave"]: Leave.Add(new() { IsNew = true }); return true;
            case ["remove-skill", var row] when int.TryParse(row, out var index) && index >= 0 && index < Skills.Count: Skills.RemoveAt(index); return true;
            case ["remove-leave", var row] when int.TryParse(row, out var index) && index >= 0 && index < Leave.Count: Leave.RemoveAt(index); return true;
            default: return false;
        }
    }

    /// <summary>What was typed as facts; nothing when some of it cannot be read, and then <paramref name="errors"/> says what.</summary>
    public PersonFacts? Read(FormErrors errors, IStringLocalizer words)
    {
        // Rows that were never filled in are no mistake; without them positions are the API's.
        Skills.RemoveAll(skill => string.IsNullOrEmpty(skill.SkillId));
        Leave.RemoveAll(leave => string.IsNullOrWhiteSpace(leave.FromDate) && string.IsNullOrWhiteSpace(leave.LastDate));

        var contracted = string.IsNullOrWhiteSpace(ContractedHours) ? null : HoursField.Read(ContractedHours);
        if (contracted is null && !string.IsNullOrWhiteSpace(ContractedHours)) errors.Add("ContractedHours", words["Field.not-hours"]);
        var minutes = HoursField.Read(HomeHours);
        if (minutes is null) errors.Add("HomeHours", words["Field.not-hours"]);
        for (var i = 0; i < Skills.Count; i++)
            if (Typed.Whole(Skills[i].Level) is null) errors.Add($"Skills[{i}].Level", words["Field.level-missing"]);
        for (var i = 0; i < Leave.Count; i++)
        {
            if (Typed.Day(Leave[i].FromDate) is null) errors.Add($"Leave[{i}].FromDate", SharedWords.Of("Field.not-a-date"));
            if (Typed.Day(Leave[i].LastDate) is null or { Year: 9999 }) errors.Add($"Leave[{i}].LastDate", SharedWords.Of("Field.not-a-date"));
        }

        return errors.Any ? null : new(
            Name ?? "", WorkEmail ?? "", WorkPhone, Title ?? "", WorksOnSite, WorksRemote, minutes!.Value, Weekdays.Bits(HomeDays), Weekdays.Bits(AvailableDays),
            Weekdays.Bits(AvailableNights), AgreedToBeAsked,
            [.. Skills.Select(skill => new PersonSkillDto(skill.SkillId!, Typed.Whole(skill.Level)!.Value, skill.Confirmed))],
            [.. Leave.Select(leave => new LeaveDto(Typed.Day(leave.FromDate)!.Value, Typed.Day(leave.LastDate)!.Value.AddDays(1)))], contracted);
    }

    /// <summary>The API's errors, under the names that the fields have here.</summary>
    public static void AddRefusal(FormErrors errors, ApiRefusal refusal, IStringLocalizer words) =>
        errors.Add(refusal is ApiRefusal.Problem problem ? problem with { Errors = problem.Errors.ToDictionary(error => FieldOf(error.Key), error => error.Value) } : refusal, words);

    static string FieldOf(string path) => path switch
    {
        "ContractedMinutesPerWeek" => "ContractedHours",
        "HomeMinutesPerWeek" => "HomeHours",
        _ => path.EndsWith(".ToDate", StringComparison.Ordinal) ? $"{path[..^6]}LastDate" : path,
    };

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

public sealed class SkillForm
{
    public string? SkillId { get; set; }
    public string? Level { get; set; }
    public bool Confirmed { get; set; }

    /// <summary>Just added: the cursor belongs here.</summary>
    internal bool IsNew { get; init; }
}

public sealed class LeaveForm
{
    public string? FromDate { get; set; }

    /// <summary>Included, as people say it.</summary>
    public string? LastDate { get; set; }

    internal bool IsNew { get; init; }
}
