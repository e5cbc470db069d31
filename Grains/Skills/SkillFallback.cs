using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Skills;

/// <summary>
/// What is used in place of live versions that this release cannot be made of: a version that somebody promoted may lack what a newer
/// release reads. Turns go on with the installation's version of that skill, and say so by its number.
/// </summary>
internal static class SkillFallback
{
    /// <summary>The live set, or the nearest one that the engine can be made of.</summary>
    /// <param name="live">The live set.</param>
    /// <param name="installed">The set of the installation.</param>
    /// <param name="problem">Why the engine cannot be made of a set; null when it can.</param>
    /// <returns>The set, and the skills that are not as they are live, with the reason of the first failure; null when all are.</returns>
    public static (SkillSet Set, string[] Replaced, string? Why) Choose(
        SkillSet live,
        SkillSet installed,
        Func<SkillSet, string?> problem
    )
    {
        if (problem(live) is not { } why)
        {
            return (live, [], null);
        }

        var others = installed
            .Bundles.Values.Where(bundle =>
                !live.Bundles.TryGetValue(bundle.Id, out var standing)
                || SkillDigest.Of(standing) != SkillDigest.Of(bundle)
            )
            .ToList();
        foreach (var bundle in others)
        {
            if (live.With(bundle) is var tried && problem(tried) is null)
            {
                return (tried, [bundle.Id], why);
            }
        }

        return (installed, [.. others.Select(bundle => bundle.Id)], why);
    }
}
