namespace SmartSegmentation.Grains.Language.Hypotheses;

/// <summary>Student's t distribution.</summary>
/// <param name="Freedom">Degrees of freedom, positive, not necessarily whole.</param>
internal readonly record struct StudentDistribution(double Freedom)
{
    // Beyond this many degrees the difference to the normal distribution is below 1e-8.
    private const double Normal = 1e8;

    /// <summary>Chance of a value at least this far from 0, on either side.</summary>
    public double BothTails(double t)
    {
        if (Freedom > Normal || double.IsInfinity(t))
        {
            return double.IsInfinity(t) ? 0 : SpecialFunctions.NormalBothTails(t);
        }

        var squared = t * t;
        var all = Freedom + squared;
        return SpecialFunctions.Beta(Freedom / 2, 0.5, Freedom / all, squared / all);
    }

    /// <summary>The distance from 0 beyond which, on both sides together, lies this share of the distribution.</summary>
    /// <param name="share">Between 0 and 1; 0.05 for an interval of 95 %.</param>
    public double Critical(double share)
    {
        var low = 0.0;
        var high = 2.0;
        while (BothTails(high) > share)
        {
            high *= 2;
        }

        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = BothTails(middle) > share ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
