using NodaTime;

namespace MutualAid.Rules.Tests.Support;

/// <summary>One person's duties and the decisions that say by which rules they are judged.</summary>
/// <param name="First">In force before any of the others.</param>
/// <param name="Books">Rulebooks and since when, in order.</param>
sealed record Scenario(
    Duty[] Duties, Rulebook First, (Instant From, Rulebook Book)[] Books, (Interval When, Mode Mode)[] Modes, Duration? ContractedWeek = null)
{
    public HourTerms Terms => HourTerms.Of(First, Books, Modes) with { ContractedWeek = ContractedWeek };

    public override string ToString() => $"""
        {string.Join("\n", Duties.Select(duty => $"{duty.Start} {duty.End} {duty.Kind} {duty.Employer} {duty.Place} [{string.Join(' ', duty.Breaks ?? BreakList.None)}]{(duty.Breaks is null ? "?" : "")}"))}
        {First.DayBreak} {string.Join("; ", Books.Select(book => $"{book.From} {book.Book.DayBreak} {string.Join(',', book.Book.Rules.Select(rule => rule.Limit))}"))}
        {string.Join("; ", Modes)} {ContractedWeek}
        """;
}
