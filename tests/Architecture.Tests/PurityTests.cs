namespace MutualAid.Architecture.Tests;

/// <summary>Rules and Scheduling answer from their arguments alone: no clock, no I/O, no logger, no chance.</summary>
public sealed class PurityTests
{
    static readonly string[] Impure =
    [
        "System.IO.", "System.Net.", "System.Data.", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.TimeProvider",
        "System.Console", "System.Timers.", "System.Threading.Timer", "Microsoft.Extensions.", "Npgsql.", "Dapper.",
        "NodaTime.SystemClock", "NodaTime.IClock",
    ];

    static readonly string[] ImpureMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Random.get_Shared", "System.Threading.Thread.Sleep",
    ];

    [Theory]
    [InlineData("Rules")]
    [InlineData("Scheduling")]
    public void Touches_no_clock_no_files_no_network_and_no_log(string assembly)
    {
        Assert.DoesNotContain(Metadata.ReferencedTypes(assembly), type => Impure.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal)));
        Assert.Empty(Metadata.ReferencedMembers(assembly).Intersect(ImpureMembers));

        // The compiler itself asks for the thread in every method with `yield`; nothing else of the environment is touched.
        Assert.Empty(Metadata.ReferencedMembers(assembly).Where(member => member.StartsWith("System.Environment.", StringComparison.Ordinal)).Except(["System.Environment.get_CurrentManagedThreadId"]));
    }

    [Fact]
    public void Rules_know_nothing_but_time() => Assert.Empty(OutsideTheFramework("Rules").Except(["NodaTime"]));

    [Fact]
    public void Scheduling_knows_the_rules_a_solver_and_nothing_else_of_ours() =>
        Assert.Empty(OutsideTheFramework("Scheduling").Except(["NodaTime", "MutualAid.Rules", "Google.OrTools"]));

    [Fact]
    public void What_goes_over_the_wire_depends_on_nothing() => Assert.Empty(OutsideTheFramework("Contracts"));

    static IEnumerable<string> OutsideTheFramework(string assembly) =>
        Metadata.ReferencedAssemblies(assembly).Where(name => !name.StartsWith("System", StringComparison.Ordinal) && name != "netstandard");
}
