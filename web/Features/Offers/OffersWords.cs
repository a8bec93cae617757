namespace MutualAid.Web.Features.Offers;

public sealed class OffersWords;
