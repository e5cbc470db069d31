namespace SmartSegmentation.Grains.Language.Hypotheses;

/// <summary>The functions that distributions are made of; relative error below 1e-12 for moderate arguments, 1e-8 for shapes of millions.</summary>
internal static class SpecialFunctions
{
    private const double Tiny = 1e-300;
    private const double Enough = 1e-16;

    // Lanczos' approximation with g = 7.
    private static readonly double[] Lanczos =
    [
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7,
    ];

    /// <summary>Natural logarithm of the gamma function of a positive number.</summary>
    public static double LogGamma(double x)
    {
        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        }

        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x - 1 + i);
        }

        var t = x + 6.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }

    /// <summary>Regularised incomplete beta function.</summary>
    /// <param name="a">Positive.</param>
    /// <param name="b">Positive.</param>
    /// <param name="x">0 to 1.</param>
    /// <param name="rest">1 - <paramref name="x"/>, given apart so that it is exact where x is nearly 1.</param>
    public static double Beta(double a, double b, double x, double rest)
    {
        if (x <= 0 || rest <= 0)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Math.Exp(
            LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(rest))
        );
        return x < (a + 1) / (a + b + 2)
            ? front * BetaFraction(a, b, x) / a
            : 1 - (front * BetaFraction(b, a, rest) / b);
    }

    /// <summary>Chance that a standard normal value is at least this far from 0, on either side.</summary>
    public static double NormalBothTails(double z)
    {
        var half = z * z / 2;
        var front = Math.Exp((0.5 * Math.Log(half)) - half - LogGamma(0.5));
        return half <= 0 ? 1
            : half < 1.5 ? 1 - GammaSeries(half, front)
            : front * GammaFraction(half);
    }

    // Continued fraction by the method of Lentz.
    private static double BetaFraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / Safe(1 - ((a + b) * x / (a + 1)));
        var result = d;
        for (var m = 1; m < 100_000; m++)
        {
            var even = m * (b - m) * x / ((a - 1 + (2 * m)) * (a + (2 * m)));
            d = 1 / Safe(1 + (even * d));
            c = Safe(1 + (even / c));
            result *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + 1 + (2 * m)));
            d = 1 / Safe(1 + (odd * d));
            c = Safe(1 + (odd / c));
            result *= d * c;
            if (Math.Abs((d * c) - 1) < Enough)
            {
                break;
            }
        }

        return result;
    }

    private static double GammaSeries(double x, double front)
    {
        var term = 2.0;
        var sum = term;
        for (var n = 1.5; term > sum * Enough; n++)
        {
            term *= x / n;
            sum += term;
        }

        return front * sum;
    }

    private static double GammaFraction(double x)
    {
        var b = x + 0.5;
        var c = 1 / Tiny;
        var d = 1 / b;
        var result = d;
        for (var i = 1; i < 10_000; i++)
        {
            var an = -i * (i - 0.5);
            b += 2;
            d = 1 / Safe((an * d) + b);
            c = Safe(b + (an / c));
            result *= d * c;
            if (Math.Abs((d * c) - 1) < Enough)
            {
                break;
            }
        }

        return result;
    }

    private static double Safe(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
