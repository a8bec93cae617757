namespace MutualAid.Database;

/// <summary>Why the database cannot be brought to this build's shape. Nothing of the migration in question was kept.</summary>
public abstract class MigrationException : SetupException
{
    MigrationException(string message, Exception? inner = null) : base(message, inner) { }

    public sealed class BadName(string name)
        : MigrationException($"Migration {name} is not named NNNN_verb_object.sql.");

    public sealed class NumberTakenTwice(string first, string second)
        : MigrationException($"Migrations {first} and {second} have the same number; give the newer one the next free number.");

    public sealed class Edited(string name)
        : MigrationException($"Migration {name} was edited after it was applied here; restore its text and put the change into a new migration.");

    public sealed class Missing(string name)
        : MigrationException($"Migration {name} was applied here but is not in this build; the database is newer than the program, or the file was deleted.");

    public sealed class OutOfOrder(string name, string lastApplied)
        : MigrationException($"Migration {name} comes before {lastApplied}, which is already applied here; give it the next free number.");

    public sealed class Failed(string name, string reason, Exception inner)
        : MigrationException($"Migration {name} failed and was rolled back: {reason}", inner);
}
