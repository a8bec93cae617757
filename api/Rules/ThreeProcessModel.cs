namespace MutualAid.Rules;

/// <summary>The three-process model of sleepiness: sleep pressure, the clock of the body, and the slow start after waking.</summary>
/// <remarks>
/// Ingre, Van Leeuwen, Klemets, Ullvetter, Hough, Kecklund, Karlsson and Åkerstedt (2014), Validating and extending the three process model of
/// alertness in airline operations, PLoS ONE 9(10): e108679. All times are in hours. The model tells how a group fares, not what one person feels.
/// </remarks>
static class ThreeProcessModel
{
    const double LowerAsymptote = 2.4;
    const double UpperAsymptote = 14.3;
    const double FallPerHour = -0.0353;

    /// <summary>Below it S rises in a straight line in sleep, above it ever slower.</summary>
    const double Brake = 12.2;

    /// <summary>S at the end of an ordinary day, and after the eight hours of sleep that follow.</summary>
    public const double AtBedtime = 7.96;
    const double AfterANight = 14;

    static readonly double RisePerHour = Math.Log((UpperAsymptote - AfterANight) / (UpperAsymptote - AtBedtime)) / 8;

    /// <summary>The hour at which the body is most awake.</summary>
    const double Acrophase = 16.8;

    /// <summary>S after some hours awake.</summary>
    public static double Awake(double s, double hours) => LowerAsymptote + (s - LowerAsymptote) * Math.Exp(FallPerHour * hours);

    /// <summary>S after some hours asleep.</summary>
    public static double Asleep(double s, double hours)
    {
        if (s < Brake)
        {
            var straight = RisePerHour * (Brake - UpperAsymptote);
            var hoursToBrake = (Brake - s) / straight;
            if (hours <= hoursToBrake)
                return s + straight * hours;

            (s, hours) = (Brake, hours - hoursToBrake);
        }

        return UpperAsymptote - (UpperAsymptote - s) * Math.Exp(RisePerHour * hours);
    }

    /// <summary>The Karolinska sleepiness scale, 1 (very alert) to 9 (fighting sleep); the formula may step a little outside.</summary>
    /// <param name="s">At waking.</param>
    /// <param name="timeOfDay">By the clock on the wall.</param>
    public static double Kss(double s, double hoursAwake, double timeOfDay)
    {
        var c = 2.5 * Math.Cos(Math.Tau / 24 * (timeOfDay - Acrophase));
        var u = -0.5 + 0.5 * Math.Cos(Math.Tau / 12 * (timeOfDay - Acrophase - 3));
        var w = -5.72 * Math.Exp(-1.51 * hoursAwake);
        return 10.6 - 0.6 * (Awake(s, hoursAwake) + c + u + w);
    }
}
