namespace MutualAid.Web.Features.Vouching;

public sealed class VouchingWords;
