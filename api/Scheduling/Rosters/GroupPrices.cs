namespace MutualAid.Scheduling.Rosters;

/// <summary>Of each group of a graph's choices, the cheapest that is open, and what it costs less what it is worth.</summary>
/// <remarks>One for each thread, its tables are used again.</remarks>
sealed class GroupPrices
{
    double[] cheapest = [];
    short[] takes = [];
    double[] slopes = [];
    double[] choices = [];
    int[] starts = [];
    int[] choiceStarts = [];

    /// <param name="prices">What one more at each demand is worth; rounded.</param>
    /// <param name="more">What one more of each of the person's sums costs; rounded.</param>
    /// <param name="open">Of each day, which choices may be taken; null or empty when all may.</param>
    public void Price(RosterGraph graph, double[] prices, ReadOnlySpan<double> more, ReadOnlySpan<bool[]?> open)
    {
        Reserve(graph);
        if (slopes.Length != more.Length) slopes = new double[more.Length];
        more.CopyTo(slopes);

        for (var index = 0; index < graph.Days.Length; index++)
            Price(graph.Days[index], graph.Space.Days[index], prices, open.IsEmpty ? null : open[index], starts[index], choiceStarts[index]);
    }

    /// <summary>Of each group of the day; infinite where none is open.</summary>
    public ReadOnlySpan<double> Of(int day) => cheapest.AsSpan(starts[day]..starts[day + 1]);

    /// <summary>Of each choice of the day; infinite where it is not open, or no roster takes it.</summary>
    public ReadOnlySpan<double> Choices(int day) => choices.AsSpan(choiceStarts[day]..choiceStarts[day + 1]);

    /// <summary>The choice that has the price.</summary>
    public short Take(int day, int group) => takes[starts[day] + group];

    double Price(Choice choice, double[] prices)
    {
        double price = choice.Cost;
        for (var index = 0; index < choice.Demands.Count; index++) price -= prices[choice.Demands[index]];
        for (var sum = 0; sum < slopes.Length; sum++) price += slopes[sum] * choice.Amounts[sum];
        return price;
    }

    void Price(RosterDay day, IReadOnlyList<Choice> choices, double[] prices, bool[]? open, int start, int first)
    {
        cheapest.AsSpan(start, day.Lengths.Length).Fill(double.PositiveInfinity);
        for (var index = 0; index < choices.Count; index++)
        {
            this.choices[first + index] = double.PositiveInfinity;
            if (day.Groups[index] < 0 || open?[index] == false) continue;

            var price = this.choices[first + index] = Price(choices[index], prices);
            var group = start + day.Groups[index];
            if (price < cheapest[group]) (cheapest[group], takes[group]) = (price, (short)index);
        }
    }

    void Reserve(RosterGraph graph)
    {
        if (starts.Length < graph.Days.Length + 1) (starts, choiceStarts) = (new int[graph.Days.Length + 1], new int[graph.Days.Length + 1]);
        for (var day = 0; day < graph.Days.Length; day++)
        {
            starts[day + 1] = starts[day] + graph.Days[day].Lengths.Length;
            choiceStarts[day + 1] = choiceStarts[day] + graph.Days[day].Groups.Length;
        }

        if (choices.Length < choiceStarts[graph.Days.Length]) choices = new double[choiceStarts[graph.Days.Length]];

        var groups = starts[graph.Days.Length];
        if (cheapest.Length < groups) (cheapest, takes) = (new double[groups], new short[groups]);
    }
}
