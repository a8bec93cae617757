namespace MutualAid.Web.Features.Account;

/// <summary>What a <see cref="PasskeyForm"/> sends.</summary>
sealed class PasskeyAnswerForm
{
    public string? State { get; set; }
    public string? Credential { get; set; }
    public string? Name { get; set; }
}
