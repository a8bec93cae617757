using NodaTime;

namespace MutualAid.Rules;

/// <summary>What a rule is asked with: whose duties, which number, and the time for which it judges.</summary>
public sealed record RuleContext(DutySet Duties, HourRule Rule, TermsPeriod Period, HourTerms Terms, TravelBetween Travel)
{
    public Rulebook Book => Period.Book;

    public Severity Severity => Rule.In(Period.Mode);

    /// <summary>Whether something that comes about then is judged by this rule.</summary>
    public bool Judges(Instant at) => Period.InForce.Contains(at);
}
