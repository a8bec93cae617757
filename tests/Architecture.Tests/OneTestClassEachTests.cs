using System.Reflection;

namespace MutualAid.Architecture.Tests;

/// <summary>A use case, a rule and a constraint each have a test class of their own name: a copied test proves nothing.</summary>
public sealed class OneTestClassEachTests
{
    public static TheoryData<string> Slices => [.. StaticClasses("Server").Where(type => type.Namespace!.Contains(".Features.") && Method(type, "Handle") is not null).Select(type => type.Name)];

    public static TheoryData<string> Rules => [.. StaticClasses("Rules").Where(type => Method(type, "Check") is not null).Select(type => type.Name)];

    public static TheoryData<string> Constraints =>
    [
        .. Metadata.Ours("Scheduling").GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetInterfaces().Any(shape => shape.Name == "IConstraint"))
            .Select(type => type.Name),
    ];

    [Theory, MemberData(nameof(Slices))]
    public void Every_use_case_has_its_tests(string slice) => Assert.Contains($"{slice}Tests", Metadata.TestFiles("Server.Tests"));

    [Theory, MemberData(nameof(Rules))]
    public void Every_rule_has_its_tests(string rule) => Assert.Contains($"{rule}Tests", Metadata.TestFiles("Rules.Tests"));

    [Theory, MemberData(nameof(Constraints))]
    public void Every_constraint_has_its_tests(string constraint) => Assert.Contains($"{constraint}Tests", Metadata.TestFiles("Scheduling.Tests"));

    static IEnumerable<Type> StaticClasses(string assembly) =>
        Metadata.Ours(assembly).GetTypes().Where(type => type is { IsClass: true, IsAbstract: true, IsSealed: true });

    static MethodInfo? Method(Type type, string name) =>
        type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).FirstOrDefault(method => method.Name == name);
}
