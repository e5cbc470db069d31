using System.Collections.Frozen;
using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;

namespace SmartSegmentation.Grains.Verbatim;

/// <summary>Numbers, phrases of time and values that were said and are in no condition.</summary>
internal static class DroppedFacts
{
    private static readonly FrozenSet<string> PointsInTime = (
        "last past previous prior this next coming yesterday today tomorrow ago since before after until by"
        + " january february march april may june july august september october november december"
        + " spring summer autumn fall winter christmas easter holiday holidays"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Collections = new[]
    {
        "groups",
        "group",
        "segments",
        "lists",
        "sets",
        "kinds",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The faults of a claim.</summary>
    public static IEnumerable<VerbatimFault> Find(VerbatimClaim claim) =>
        Numbers(claim)
            .Concat(claim.Evidence.Before is null ? Stretches(claim) : [])
            .Select(text => new VerbatimFault(VerbatimRule.Dropped, text));

    private static IEnumerable<string> Numbers(VerbatimClaim claim)
    {
        var stated = new ClaimedFacts(claim.Expression);
        var before = new ClaimedFacts(claim.Evidence.Before);
        var conditions = claim.Evidence.Before is null
            ? ClaimedFacts
                .Conditions(claim.Expression)
                .Select(condition => new ClaimedFacts(condition))
                .ToList()
            : [];
        return SaidNumbers
            .Of(claim.Words)
            .Where(number =>
                !IsInOwn(number, conditions, stated)
                && !IsIn(number, before)
                && !IsInWindow(number, claim, stated)
                && !IsInWindow(number, claim, before)
                && !IsInName(number, claim, stated)
                && !CountsGroups(number, claim.Words)
                && !IsInGoneName(number, claim.Words, before)
                && !CountsList(number, claim)
                && !IsUsual(number, claim.Words)
            )
            .Select(number => claim.Words[number.Start..number.End]);
    }

    /// <summary>"not our usual five": what does not hold here.</summary>
    private static bool IsUsual(SaidNumber number, string text) =>
        SaidWords.Of(text[..number.Start])
            is [.., var one, { Text: "usual" or "normal" or "standard" or "default" }]
        && (
            one.Text is "not" or "of" or "than"
            || SaidWords.Of(text[..one.Start]) is [.., { Text: "not" or "of" or "than" }]
        );

    /// <summary>"at least one of the three campaigns": how many a list has of which some, all or none are so.</summary>
    private static bool CountsList(SaidNumber number, VerbatimClaim claim) =>
        SaidWords.Of(claim.Words).LastOrDefault(word => word.End <= number.Start)?.Text
            is "the"
                or "all"
                or "of"
                or "our"
                or "these"
                or "those"
        && Groups(claim.Expression)
            .Any(group =>
                group.Children.Length == number.Value
                    && group.Children.All(child => child is ExpressionNode.Condition)
                    && group
                        .Children.OfType<ExpressionNode.Condition>()
                        .Select(child => child.Measure.FacetId.Where(letter => !char.IsDigit(letter)))
                        .Select(letters => string.Concat(letters))
                        .Distinct(StringComparer.Ordinal)
                        .Count()
                        is 1
                || group.Children.Length == number.Value && IsListed(number, group)
            );

    /// <summary>"the six add-ons (security, backup, …)": the conditions read words after the number.</summary>
    private static bool IsListed(SaidNumber number, ExpressionNode.Group group) =>
        group.Children.All(child =>
            child is ExpressionNode.Condition { Source: { } source } && source.Start >= number.End
        );

    private static IEnumerable<ExpressionNode.Group> Groups(ExpressionNode? node) =>
        node is ExpressionNode.Group group ? group.Children.SelectMany(Groups).Prepend(group) : [];

    /// <summary>Where conditions read the words around a number, one of them states it; else any does.</summary>
    private static bool IsInOwn(SaidNumber number, List<ClaimedFacts> conditions, ClaimedFacts all)
    {
        var own = conditions
            .Where(facts =>
                facts.Sources.Any(source => source.Start <= number.Start && number.End <= source.End)
            )
            .ToList();
        return own.Count == 0 ? IsIn(number, all) : own.Exists(facts => IsIn(number, facts));
    }

    private static bool IsIn(SaidNumber number, ClaimedFacts facts) =>
        facts.Numbers.Any(stated => AddedFacts.IsForm(stated.Value, number.Value))
        || facts.Numbers.Any(stated =>
            stated.Value == number.Value + 1 && number is { InDigits: true, Value: > 1_900 }
        )
        || facts.Numbers.Any(stated =>
            stated.Value == number.Value + 1_900 && number is { InDigits: true, Value: < 100 }
        )
        || facts.Numbers.Any(stated => AddedFacts.IsDaysBetween(stated.FacetId, stated.Value, number.Value))
        || facts.Days.Any(day => day.Year == number.Value);

    /// <summary>A number of a phrase of time is part of a day, or how far days lie apart.</summary>
    private static bool IsInWindow(SaidNumber number, VerbatimClaim claim, ClaimedFacts stated) =>
        claim.Coverage.Any(span =>
            span.Role is CoverageRole.Window && span.Start <= number.Start && number.End <= span.End
        )
        && (
            stated.Days.Any(day => IsPartOf(number.Value, day) || IsPartOf(number.Value, day.AddDays(-1)))
            || (IsFiscal(claim.Words) && stated.Days.Any(day => number.Value == day.Year - 1))
            || SaidDistance.IsBetween(stated.Days, claim.Evidence.Today, number.Value)
        );

    /// <summary>A fiscal year named by its beginning goes on in the next.</summary>
    private static bool IsFiscal(string text) =>
        SaidWords
            .Of(text)
            .Any(word =>
                word.Text is "fiscal" or "financial" || word.Text.StartsWith("fy", StringComparison.Ordinal)
            );

    private static bool IsPartOf(decimal number, DateOnly day) =>
        number == day.Year
        || number == day.Year % 100
        || number == day.Year + 1
        || number == (day.Year + 1) % 100
        || number == day.Month
        || number == day.Day
        || number == ((day.Month - 1) / 3) + 1
        || number == ((day.Month - 1) / 6) + 1
        || number == day.Year / 10 * 10
        || number == day.Year % 100 / 10 * 10;

    /// <summary>"Mountain-200" is a name, not a number; so is "the two-year contract".</summary>
    private static bool IsInName(SaidNumber number, VerbatimClaim claim, ClaimedFacts stated) =>
        claim.Coverage.Any(span =>
            span.Start <= number.Start
            && number.End <= span.End
            && span
                is {
                    FacetId: { } facetId,
                    Role: CoverageRole.Condition or CoverageRole.Value or CoverageRole.Filler
                }
            && span.End - span.Start > number.End - number.Start
            && (stated.Facets.Contains(facetId) || claim.Evidence.Before is not null)
        );

    /// <summary>"VIP20 rather than SPRING10": part of a name that the tree asked for before.</summary>
    private static bool IsInGoneName(SaidNumber number, string words, ClaimedFacts before)
    {
        var start = number.Start;
        while (start > 0 && char.IsLetterOrDigit(words[start - 1]))
        {
            start--;
        }

        return start < number.Start
            && before.Texts.Any(value =>
                value.Text.Equals(words[start..number.End], StringComparison.OrdinalIgnoreCase)
            );
    }

    private static bool CountsGroups(SaidNumber number, string text) =>
        !number.InDigits
        && (
            text.AsSpan(number.End).StartsWith("-")
            || (SaidWords.Of(text[number.End..]) is [var next, ..] && Collections.Contains(next.Text))
            || SaidWords.Of(text[..number.Start]) is [.., { Text: "all" or "both" }]
        );

    /// <summary>A phrase of time or a value that no condition touches, nor any that measures the same facet.</summary>
    private static IEnumerable<string> Stretches(VerbatimClaim claim)
    {
        var stated = new ClaimedFacts(claim.Expression);
        var denies = Polarity.Denied(claim.Expression, false).Any(condition => condition.IsDenied);
        return claim
            .Coverage.Where(span =>
                span.Conditions is null or { IsEmpty: true }
                && (
                    (
                        span.Role is CoverageRole.Window
                        && IsPointInTime(span.Text)
                        && (claim.Evidence.Texts.IsEmpty || stated.Days.Count == 0)
                    )
                    || (
                        span is { Role: CoverageRole.Value, FacetId: { } facetId }
                        && !stated.Facets.Contains(facetId)
                        && !(denies && Polarity.IsDenial(span.Text))
                    )
                )
            )
            .Select(span => span.Text);
    }

    private static bool IsPointInTime(string text) =>
        SaidWords.Of(text).Any(word => PointsInTime.Contains(word.Text) || char.IsDigit(word.Text[0]));
}
