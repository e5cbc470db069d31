using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Verbatim;

/// <summary>Numbers, days and values of conditions that nobody said and nothing vouches for.</summary>
internal sealed class AddedFacts
{
    /// <summary>What a number of one unit can become as a number of another: days, weeks, months, years, hours, percents, cents.</summary>
    private static readonly decimal[] Factors =
    [
        7,
        12,
        30,
        31,
        90,
        91,
        180,
        182,
        183,
        365,
        366,
        24,
        60,
        100,
        0.01m,
        0.001m,
    ];

    private static readonly int[] Periods = [1, 3, 6, 12];
    private static readonly decimal[] MonthsOf = [1, 3, 12];
    private static readonly string[] Under = ["less", "under", "fewer", "below", "sooner", "shorter"];
    private static readonly string[] Strict = ["after", "over", "more", "above", "older", "past", "beyond"];
    private readonly VerbatimEvidence _evidence;
    private readonly ClaimedFacts _before;
    private readonly List<string> _texts;
    private readonly HashSet<decimal> _said;
    private readonly HashSet<decimal> _implied;
    private readonly ImmutableArray<ExpressionNode.Condition> _earlier;
    private readonly List<SaidLength> _lengths;

    private AddedFacts(VerbatimClaim claim)
    {
        _evidence = claim.Evidence;
        _earlier = [.. ClaimedFacts.Conditions(_evidence.Before)];
        _before = new ClaimedFacts(_evidence.Before);
        _texts = [claim.Words, .. _evidence.Texts];
        _lengths = [.. _texts.Except(_evidence.Earlier, StringComparer.Ordinal).SelectMany(SaidLength.In)];
        _said = [.. _texts.SelectMany(text => SaidNumbers.Of(text)).Select(number => number.Value)];
        _implied = [.. _texts.SelectMany(ImpliedNumbers.Of)];
    }

    /// <summary>The faults of a claim.</summary>
    public static IEnumerable<VerbatimFault> Find(
        VerbatimClaim claim,
        ImmutableArray<ExpressionNode.Condition> conditions
    )
    {
        var facts = new AddedFacts(claim);
        // What these words alone vouch for: a condition that was there before changes by nothing else.
        var now = new AddedFacts(
            claim with
            {
                Evidence = claim.Evidence with
                {
                    Texts = claim.Evidence.Texts.RemoveRange(claim.Evidence.Earlier, StringComparer.Ordinal),
                    Before = null,
                    EarlierDays = new HashSet<DateOnly>(),
                },
            }
        );
        now._said.ExceptWith(SaidElsewhere(claim.Words, conditions));
        return conditions.SelectMany(condition =>
            (
                facts.Kept(condition, claim.Words) is { } kept
                    ? now.Of(condition, kept, facts)
                    : facts.Of(condition).Concat(Borrowed(condition, claim.Words, conditions))
            ).Select(text => new VerbatimFault(
                VerbatimRule.Added,
                text,
                condition.Source?.Text ?? claim.Words
            ))
        );
    }

    /// <summary>A number of a condition that was said in these words only as the number of other conditions, in words that are theirs alone.</summary>
    private static IEnumerable<string> Borrowed(
        ExpressionNode.Condition condition,
        string words,
        ImmutableArray<ExpressionNode.Condition> conditions
    )
    {
        if (
            condition.Source is not { } own
            || !VerbatimCheck.IsVerbatim(own, words)
            || condition.Values is not [{ Number: { } value and not (0 or 1) }]
        )
        {
            return [];
        }

        var said = SaidNumbers.Of(words).Where(number => number.Value == value).ToList();
        return
            said.Count > 0
            && said.TrueForAll(number =>
                !Holds(own, number)
                && conditions.Any(other =>
                    !other.Measure.FacetId.Equals(condition.Measure.FacetId, StringComparison.Ordinal)
                    && other.Source is { } source
                    && Holds(source, number)
                    && !Holds(source, own)
                    && new ClaimedFacts(other).Numbers.Any(fact => fact.Value == value)
                )
            )
            ? [value.ToString(CultureInfo.InvariantCulture)]
            : [];
    }

    private static bool Holds(SourceSpan source, SaidNumber number) =>
        source.Start <= number.Start && number.End <= source.End;

    private static bool Holds(SourceSpan source, SourceSpan other) =>
        source.Start < other.End && other.Start < source.End;

    /// <summary>Numbers of the words that a condition of these very words holds, as often as they were said: they change no other condition.</summary>
    private static IEnumerable<decimal> SaidElsewhere(
        string words,
        ImmutableArray<ExpressionNode.Condition> conditions
    )
    {
        var held = conditions
            .Where(condition => condition.Source is { } source && VerbatimCheck.IsVerbatim(source, words))
            .SelectMany(condition => new ClaimedFacts(condition).Numbers.Select(number => number.Value))
            .ToLookup(value => value);
        return SaidNumbers
            .Of(words)
            .GroupBy(number => number.Value)
            .Where(said => held[said.Key].Count() >= said.Count())
            .Select(said => said.Key);
    }

    /// <summary>True when a number is another one, as it was said or in another unit.</summary>
    public static bool IsForm(decimal value, decimal said) =>
        value == said
        || Factors.Any(factor => said * factor == value)
        || value == 1 + (said / 100)
        || value == 1 - (said / 100);

    private IEnumerable<string> Of(ExpressionNode.Condition condition)
    {
        var facts = new ClaimedFacts(condition);
        var numbers = facts
            .Numbers.Where(number => !IsSaid(number.FacetId, number.Value, condition))
            .Select(number => number.Value.ToString(CultureInfo.InvariantCulture));
        var days = facts
            .Days.Where(day => !IsSaid(day))
            .Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var texts = facts.Texts.Where(text => !IsSaid(text.FacetId, text.Text)).Select(text => text.Text);
        return numbers.Concat(days).Concat(texts);
    }

    /// <summary>What the conditions said that stand at the place of this one in earlier words; null for one of these words.</summary>
    private ClaimedFacts? Kept(ExpressionNode.Condition condition, string words)
    {
        if (
            _evidence.Earlier.IsEmpty
            || condition.Source is not { } source
            || VerbatimCheck.IsVerbatim(source, words)
        )
        {
            return null;
        }

        var before = _earlier
            .Where(earlier =>
                earlier.Source == source
                && earlier.Measure.FacetId.Equals(condition.Measure.FacetId, StringComparison.Ordinal)
            )
            .ToImmutableArray<ExpressionNode>();
        return before.IsEmpty ? null : new ClaimedFacts(new ExpressionNode.Group(GroupOperator.And, before));
    }

    /// <summary>Facts of a kept condition that it did not have and that these words do not say.</summary>
    private IEnumerable<string> Of(ExpressionNode.Condition condition, ClaimedFacts kept, AddedFacts whole)
    {
        var facts = new ClaimedFacts(condition);
        var numbers = facts
            .Numbers.Where(number =>
                !kept.Numbers.Contains(number) && !IsSaid(number.FacetId, number.Value, condition)
            )
            .Select(number => number.Value.ToString(CultureInfo.InvariantCulture));
        var days = facts
            .Days.Where(day => !kept.Days.Contains(day) && !IsSaid(day) && !whole.IsMoved(day))
            .Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var texts = facts
            .Texts.Where(text => !kept.Texts.Contains(text) && !IsSaid(text.FacetId, text.Text))
            .Select(text => text.Text);
        return numbers.Concat(days).Concat(texts);
    }

    private bool IsSaid(string facetId, decimal value, ExpressionNode.Condition condition) =>
        (facetId.Length == 0 && value is 0 or 1)
        || IsAny(facetId, value, condition.Operator)
        || _said.Contains(value)
        || (facetId.Length == 0 && value < 0 && _said.Contains(-value))
        || (HasUnit(facetId, condition) && _said.Any(number => IsForm(value, number)))
        || _implied.Contains(value)
        || (facetId is ClaimedFacts.Calendar && _texts.SelectMany(ImpliedNumbers.OfCalendar).Contains(value))
        || _before.Numbers.Contains((facetId, value))
        || _evidence.Values.Contains(
            (facetId, value.ToString("0.############", CultureInfo.InvariantCulture))
        )
        || (
            condition is { Operator: ConditionOperator.Ge, Source.Text: { } words }
            && _said.Contains(value - 1)
            && SaidWords.Of(words).Any(word => Strict.Contains(word.Text))
        )
        || IsDaysBetween(facetId, value);

    /// <summary>True when a number of days from one day to another is what was said in days, weeks, months or years.</summary>
    /// <param name="facetId">What the number is compared with: only <see cref="ClaimedFacts.DaysApart"/> and <see cref="ClaimedFacts.DaysUpTo"/> are days.</param>
    /// <param name="value">Days of the condition. "Less than 30 days" ends at 29, as days are whole.</param>
    /// <param name="said">The number that was said; months and years become as many days as they have on average.</param>
    public static bool IsDaysBetween(string facetId, decimal value, decimal said) =>
        facetId is ClaimedFacts.DaysApart or ClaimedFacts.DaysUpTo
        && (IsDays(value, said) || (facetId is ClaimedFacts.DaysUpTo && IsDays(value + 1, said)));

    private bool IsDaysBetween(string facetId, decimal value) =>
        (facetId is ClaimedFacts.DaysUpTo && value == 0)
        || _said
            .Concat(SaysOneUnit() ? [1] : [])
            .Any(number => IsDaysBetween(facetId, value, number) && (SaysUnder() || IsDays(value, number)));

    /// <summary>"within a year", "less than a month".</summary>
    private bool SaysOneUnit() =>
        _texts.Exists(text =>
            SaidWords.Of(text) is var words
            && Enumerable
                .Range(1, Math.Max(0, words.Length - 1))
                .Any(at =>
                    words[at].Text is "day" or "week" or "month" or "quarter" or "year"
                    && words[at - 1].Text is "a" or "one" or "the" or "same"
                )
        );

    private bool SaysUnder() =>
        _texts.Exists(text => SaidWords.Of(text).Any(word => Under.Contains(word.Text)));

    private static bool IsDays(decimal value, decimal said) =>
        value == said
        || IsForm(value, said)
        || MonthsOf.Any(months => value == Math.Round(said * months * MeanLengths.DaysOfMonth));

    /// <summary>True for a length of time, a percentage or cents: only those are ever stated in another unit than they were said in.</summary>
    private bool HasUnit(string facetId, ExpressionNode.Condition condition) =>
        facetId is "" or "factor"
        || condition.Unit is "days" or "weeks" or "months" or "years" or "percent" or "fraction" or "cents"
        || condition.Measure.Transform is not null
        || _texts.Exists(text =>
            text.Contains('%', StringComparison.Ordinal)
            || SaidWords.Of(text).Any(word => word.Text is "percent" or "pct" or "cents" or "per")
        );

    /// <summary>At least one, more than none, none: what "has" and "has no" become.</summary>
    private static bool IsAny(string facetId, decimal value, ConditionOperator test) =>
        (value == 0 && !facetId.EndsWith(".*", StringComparison.Ordinal))
        || (value, test)
            is
                (1, ConditionOperator.Ge or ConditionOperator.Lt)
                or
                (0, ConditionOperator.Gt or ConditionOperator.Eq or ConditionOperator.Lt);

    private bool IsSaid(DateOnly day) =>
        _evidence.Days.Contains(day)
        || _evidence.EarlierDays.Contains(day)
        || _before.Days.Contains(day)
        || (_evidence.Today is { } today && (day == today || IsAway(day, today)))
        || IsMoved(day)
        || (SaysEarlier() && _evidence.Days.Any(from => IsAway(day, from)));

    /// <summary>"a month earlier": as far from a day of the tree before as these words say, in the unit that they say.</summary>
    private bool IsMoved(DateOnly day) =>
        _before
            .Days.Concat(_evidence.Before is null ? [] : _evidence.Days)
            .Any(from => _lengths.Any(length => SaidDistance.IsExactly(day, from, length)))
        || (
            SaysOneBefore() && _before.Days.Any(from => Periods.Any(months => from.AddMonths(-months) == day))
        );

    /// <summary>"the one before that": the period before the one that was there.</summary>
    private bool SaysOneBefore() =>
        SaidWords.Of(_texts[0]) is var words
        && Enumerable
            .Range(1, Math.Max(0, words.Length - 1))
            .Any(at =>
                words[at].Text is "before" or "earlier"
                && (
                    at + 1 == words.Length
                    || words[at + 1].Text is "that" or "it" or "those" or "them" or "please"
                )
            );

    /// <summary>"than in the 3 months before", "in the month before that": counted from a window that was said.</summary>
    private bool SaysEarlier() =>
        _texts.Exists(text =>
            SaidWords.Of(text) is var words
            && Enumerable
                .Range(1, Math.Max(0, words.Length - 1))
                .Any(at =>
                    words[at].Text is "before" or "prior" or "preceding" or "earlier"
                    && words[at - 1].Text
                        is "days"
                            or "weeks"
                            or "months"
                            or "quarters"
                            or "years"
                            or "day"
                            or "week"
                            or "month"
                            or "quarter"
                            or "year"
                )
        );

    /// <summary>True when a day is as far from another as was said, in the unit that was said.</summary>
    private bool IsAway(DateOnly day, DateOnly from) =>
        _lengths.Any(length => SaidDistance.IsExactly(day, from, length));

    private bool IsSaid(string facetId, string text) =>
        _evidence.Values.Contains((facetId, text))
        || _before.Texts.Contains((facetId, text))
        || _texts.Exists(spoken =>
            SaidWords.Fold(spoken).Contains(SaidWords.Fold(text), StringComparison.Ordinal)
        );
}
