using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartSegmentation.Grains.Skills.Domain;

/// <summary>A version by Semantic Versioning 2.0.0; build metadata says nothing about order.</summary>
internal sealed partial record SemanticVersion(int Major, int Minor, int Patch, string Prerelease)
{
    /// <summary>Reads a version; null when it is none.</summary>
    public static SemanticVersion? Parse(string? text)
    {
        var match = Form().Match(text ?? "");
        return
            match.Success
            && int.TryParse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(match.Groups["minor"].ValueSpan, CultureInfo.InvariantCulture, out var minor)
            && int.TryParse(match.Groups["patch"].ValueSpan, CultureInfo.InvariantCulture, out var patch)
            ? new SemanticVersion(major, minor, patch, match.Groups["pre"].Value)
            : null;
    }

    /// <summary>Below 0 when it comes before the other, above 0 when after, 0 when neither.</summary>
    public int OrderTo(SemanticVersion other)
    {
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return order != 0 ? order : Compare(Prerelease, other.Prerelease);
    }

    /// <summary>A prerelease comes before its release; its parts compare as numbers where both are.</summary>
    private static int Compare(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return right.Length.CompareTo(left.Length);
        }

        var (one, two) = (left.Split('.'), right.Split('.'));
        for (var i = 0; i < Math.Min(one.Length, two.Length); i++)
        {
            var isNumber = int.TryParse(one[i], CultureInfo.InvariantCulture, out var first);
            var order =
                isNumber == int.TryParse(two[i], CultureInfo.InvariantCulture, out var second)
                    ? isNumber
                        ? first.CompareTo(second)
                        : string.CompareOrdinal(one[i], two[i])
                    : isNumber
                        ? -1
                        : 1;
            if (order != 0)
            {
                return order;
            }
        }

        return one.Length.CompareTo(two.Length);
    }

    [GeneratedRegex(
        @"^(?<major>0|[1-9]\d*)\.(?<minor>0|[1-9]\d*)\.(?<patch>0|[1-9]\d*)(-(?<pre>[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Form();
}
