namespace MutualAid.Database;

/// <summary>A condition that a person can mend, told in one sentence. The command line prints it without a stack trace.</summary>
public class SetupException(string message, Exception? inner = null) : Exception(message, inner);
