using System.Reflection;
using System.Security.Claims;
using MutualAid.Identity;

namespace MutualAid.Server.Platform;

/// <summary>Who asks, and in which municipalities they may do what. Taken from the session at every request.</summary>
/// <remarks>
/// A role holds in one municipality and never reaches another, unless <see cref="Rights.HoldsEverywhere"/> says so. Handlers ask <see cref="May"/> with the municipality of the
/// thing itself, never with one that the caller sent.
/// </remarks>
sealed record Caller(Guid AccountId, IReadOnlyCollection<Grant> Grants)
{
    /// <summary>Set when the session is a crisis session, which gives less and is told of in the audit.</summary>
    public Guid? CrisisSession { get; init; }

    public bool May(Right right, string municipalityCode) => Giving(right).Any(grant => grant.MunicipalityCode == municipalityCode || Rights.HoldsEverywhere(grant.Role));

    /// <summary>In the municipality that it belongs to, or that files for it.</summary>
    public bool May(Right right, ILed thing) =>
        May(right, thing.MunicipalityCode) || (right.IsOfFilers() && thing.FiledBy is { } filer && May(Right.FileForNeighbour, filer));

    public bool MaySomewhere(Right right) => Giving(right).Any();

    /// <summary>The municipalities in which the caller has a right, in no order: for rights of roles that hold in one.</summary>
    public IEnumerable<string> WhereMay(Right right) => Giving(right).Select(grant => grant.MunicipalityCode).Distinct();

    IEnumerable<Grant> Giving(Right right) =>
        CrisisSession is not null && !right.HoldsInCrisisSession() ? [] : Grants.Where(grant => Rights.RolesWith(right).Contains(grant.Role));

    public static Caller From(ClaimsPrincipal user) => new(
        Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("The endpoint lets strangers in.")),
        [.. user.FindAll(Grant.ClaimType).Select(claim => Grant.Parse(claim.Value))])
    {
        CrisisSession = user.FindFirstValue(SignedIn.CrisisClaim) is { } session ? Guid.Parse(session) : null,
    };

    /// <summary>Lets a handler have the caller as a parameter.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo _) => ValueTask.FromResult<Caller?>(From(context.User));
}

/// <summary>Something of a municipality that a neighbour may have filed for it and then leads.</summary>
interface ILed
{
    string MunicipalityCode { get; }

    /// <summary>Null when nobody did, and once the municipality has taken over.</summary>
    string? FiledBy { get; }
}

/// <summary>A role in a municipality, written <c>coordinator@2514</c> in a claim.</summary>
readonly record struct Grant(string Role, string MunicipalityCode)
{
    public const string ClaimType = "mutualaid:role";

    public static Grant Parse(string value) =>
        value.Split('@') is [var role, var code] ? new(role, code) : throw new FormatException($"Not a grant: {value}");
}

static class Role
{
    public const string Staff = "staff";
    public const string Coordinator = "coordinator";

    /// <summary>Says yes to loans, and to what they do to the hours of the employer's people.</summary>
    public const string Approver = "approver";

    public const string CrisisLead = "crisis_lead";

    /// <summary>Tells staff and the public: reads what happens and changes nothing.</summary>
    public const string Communicator = "communicator";

    /// <summary>Looks after who gets in: roles, ways to sign in, the municipality's own provider.</summary>
    public const string Administrator = "administrator";

    /// <summary>Reads what was done and by whom, and changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>Runs the platform. Held in the operator's own municipality; gives nothing over people and incidents, and what it gives holds everywhere.</summary>
    public const string Operator = "operator";

    /// <summary>A program with the scope <c>register</c>. Nobody is given it: it comes with the program's token.</summary>
    public const string MachineRegister = "machine:register";

    public const string MachineTimeReports = "machine:time-reports";

    /// <summary>Those that people have.</summary>
    public static readonly IReadOnlyList<string> All = [Staff, Coordinator, Approver, CrisisLead, Communicator, Administrator, Auditor, Operator];
}
