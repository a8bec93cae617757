namespace MutualAid.Web.Design;

/// <summary>One of several to choose from.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Group">Heading that it stands under in a <see cref="Select"/>; choices of one group follow each other.</param>
public sealed record Choice(string Value, string Text, string? Hint = null, string? Group = null);
