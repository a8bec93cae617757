using Xunit.v3;

namespace MutualAid.Rules.Tests.Support;

/// <summary>The paragraph, answer or article that a worked example is taken from.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class SourceAttribute(string text) : Attribute, ITraitAttribute
{
    public string Text => text;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Source", text)];
}
