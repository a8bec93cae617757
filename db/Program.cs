using MutualAid.Database;
using MutualAid.Database.Commands;

try
{
    using var stop = new StopSignal();
    var arguments = new Arguments(args);
    return arguments.Command switch
    {
        "up" => await Up.Run(arguments, stop.Token),
        "postgres" => await Postgres.Run(arguments, stop.Token),
        "migrate" => await OnConfiguredServer.Migrate(arguments, stop.Token),
        "reference" => await OnConfiguredServer.Reference(arguments, stop.Token),
        "demo" => await OnConfiguredServer.Demo(arguments, stop.Token),
        "invite" => await Invite.Run(arguments, TimeProvider.System, stop.Token),
        "schema" => await Schema.Run(arguments, stop.Token),
        _ => Arguments.Explain(),
    };
}
catch (SetupException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
catch (Npgsql.NpgsqlException error) when (error is not Npgsql.PostgresException)
{
    await Console.Error.WriteLineAsync($"The database cannot be reached: {error.Message}.");
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}
