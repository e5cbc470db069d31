namespace SmartSegmentation.Grains.Language.Hypotheses;

/// <summary>A measure over a group of members.</summary>
/// <param name="Count">Members who have a value.</param>
/// <param name="Mean">Their mean; without meaning when <paramref name="Count"/> is 0.</param>
/// <param name="Variance">Variance with Count - 1 below the line; null when it is unknown, as with fewer than two members.</param>
internal sealed record Sample(long Count, double Mean, double? Variance)
{
    /// <summary>A sample from the values themselves.</summary>
    public static Sample Of(IEnumerable<double> values)
    {
        var (count, mean, squares) = (0L, 0.0, 0.0);
        foreach (var value in values)
        {
            count++;
            var change = value - mean;
            mean += change / count;
            squares += change * (value - mean);
        }

        return new Sample(count, mean, count < 2 ? null : squares / (count - 1));
    }

    /// <summary>The members of this sample who are not in a part of it; the rest that a group is compared with.</summary>
    /// <exception cref="ArgumentException">The part is larger than the whole.</exception>
    public Sample Without(Sample part)
    {
        var count = Count - part.Count;
        if (count < 0)
        {
            throw new ArgumentException("A part cannot have more members than the whole.", nameof(part));
        }

        if (count == 0 || part.Count == 0)
        {
            return count == 0 ? new Sample(0, 0, null) : this;
        }

        var mean = ((Count * Mean) - (part.Count * part.Mean)) / count;
        if (count < 2 || SquaresOf(this) is not { } all || SquaresOf(part) is not { } own)
        {
            return new Sample(count, mean, null);
        }

        var between = (double)part.Count * count / Count * (part.Mean - mean) * (part.Mean - mean);
        return new Sample(count, mean, Math.Max(0, all - own - between) / (count - 1));
    }

    private static double? SquaresOf(Sample sample) =>
        sample.Count < 2 ? 0 : sample.Variance * (sample.Count - 1);
}

/// <summary>How many members of a group something holds for.</summary>
/// <param name="Holds">0 to <paramref name="Count"/>.</param>
/// <param name="Count">Members of the group.</param>
internal sealed record Rate(long Holds, long Count)
{
    /// <summary>Holds / Count; 0 for an empty group.</summary>
    public double Value => Count == 0 ? 0 : (double)Holds / Count;

    /// <summary>The members who are not in a part of this group.</summary>
    /// <exception cref="ArgumentException">The part is larger than the whole.</exception>
    public Rate Without(Rate part) =>
        part.Count > Count || part.Holds > Holds
            ? throw new ArgumentException("A part cannot have more members than the whole.", nameof(part))
            : new Rate(Holds - part.Holds, Count - part.Count);
}
