namespace MutualAid.Web.Design;

/// <param name="Value">The figure, written out: <c>97 %</c>.</param>
/// <param name="Text">What it counts: <c>av 1 148 pass bemannade</c>.</param>
public sealed record Fact(string Value, string Text, Tone Tone = Tone.Neutral);
