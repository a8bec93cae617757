using MutualAid.Rules;

namespace MutualAid.Server.Features.Duties;

/// <summary>The kinds of duty as the database writes them.</summary>
static class DutyKinds
{
    public static DutyKind Parse(string kind) => kind switch
    {
        "ordinary" => DutyKind.Ordinary,
        "overtime" => DutyKind.Overtime,
        "emergency_overtime" => DutyKind.EmergencyOvertime,
        "on_call" => DutyKind.OnCall,
        "stand_by" => DutyKind.StandBy,
        "travel" => DutyKind.Travel,
        _ => throw new FormatException($"Not a kind of duty: {kind}"),
    };
}
