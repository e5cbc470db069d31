using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Segments.Domain;

/// <summary>When segments are called alike, and how users are told. File <c>references/duplicates.yaml</c> of the skill <c>segment-creation</c>, where each is described.</summary>
internal sealed class DuplicateRules
{
    public double Similar { get; set; } = double.NaN;

    public double MostCompared { get; set; } = double.NaN;

    public double MostNamed { get; set; } = double.NaN;

    public string AndMore { get; set; } = "";

    public string SameConditions { get; set; } = "";

    public string SamePeople { get; set; } = "";

    public string NearlySame { get; set; } = "";

    /// <summary>Those of a set of skills.</summary>
    public static DuplicateRules Of(SkillSet skills) =>
        skills.Part(
            ["segment-creation"],
            from => from.Texts<DuplicateRules>("segment-creation", "references/duplicates.yaml")
        );

    /// <summary>Segments whose people are worth comparing, those of the nearest size first.</summary>
    /// <param name="others">All others.</param>
    /// <param name="count">Members of the segment.</param>
    public ImmutableArray<SegmentEntry> Candidates(IEnumerable<SegmentEntry> others, long count) =>
        [
            .. others
                .Where(other =>
                    count > 0
                    && other.Size is > 0 and { } size
                    && Math.Min(size, count) >= Similar * Math.Max(size, count)
                )
                .OrderBy(other => Math.Abs(other.Size!.Value - count))
                .ThenByDescending(other => other.UpdatedAt)
                .Take((int)MostCompared),
        ];

    /// <summary>What a pair is called; null when it is not alike.</summary>
    public SegmentDuplicate? Judge(SegmentEntry other, bool sameConditions, double similarity) =>
        sameConditions || similarity >= Similar
            ? new SegmentDuplicate(
                sameConditions || similarity >= 1 ? "segment-duplicate" : "segment-near-duplicate",
                other.SegmentId,
                other.Name,
                Math.Round(similarity, 4),
                sameConditions
            )
            : null;

    /// <summary>What is told of many: of each kind the first, with how many more there are.</summary>
    public IEnumerable<(SegmentDuplicate Duplicate, string Text)> Tell(IEnumerable<SegmentDuplicate> found) =>
        found
            .GroupBy(one => (one.Code, one.SameConditions))
            .SelectMany(kind =>
            {
                var all = kind.ToList();
                var named = all.Take((int)MostNamed).ToList();
                var more = all.Count - named.Count;
                return named.Select(
                    (one, place) =>
                        (
                            one,
                            Say(one)
                                + (
                                    more > 0 && place == named.Count - 1
                                        ? AndMore.Fill(("count", ((long)more).Said()))
                                        : ""
                                )
                        )
                );
            });

    /// <summary>A pair in words.</summary>
    public string Say(SegmentDuplicate duplicate) => (
            duplicate.SameConditions ? SameConditions
            : duplicate.Similarity >= 1 ? SamePeople
            : NearlySame
        ).Replace("{name}", duplicate.Name, StringComparison.Ordinal).Replace("{percent}", Math.Floor(100 * duplicate.Similarity).ToString("0", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
