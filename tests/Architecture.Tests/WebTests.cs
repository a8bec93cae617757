namespace MutualAid.Architecture.Tests;

/// <summary>The host that faces the internet speaks HTTP to the API and knows neither its tables nor its code.</summary>
public sealed class WebTests
{
    [Fact]
    public void Web_sees_no_sql() =>
        Assert.Empty(Metadata.ReferencedAssemblies("Web").Intersect(["Dapper", "Npgsql", "System.Data.Common"]));

    [Fact]
    public void Web_sees_neither_the_server_nor_the_engine() =>
        Assert.Empty(Metadata.ReferencedAssemblies("Web").Intersect(["MutualAid.Server", "MutualAid.Scheduling", "MutualAid.Rules", "Quartz"]));
}
