namespace MutualAid.Scheduling.Model;

/// <summary>What is proven about how good a schedule is.</summary>
/// <param name="MoreSeats">Of the empty seats, at most so many could be filled too by the same people, with as many on the others. 0: no schedule fills more.</param>
/// <param name="Gap">
/// Of what the schedule costs people (who is disturbed, wear and dislike), at most this share could be spared with the same seats filled: 0.02 is two per cent, 0 is the best there is. Null while less than all of it is proven to be
/// needed at all.
/// </param>
public readonly record struct Proof(int MoreSeats, double? Gap);
