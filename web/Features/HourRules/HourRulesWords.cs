namespace MutualAid.Web.Features.HourRules;

public sealed class HourRulesWords;
