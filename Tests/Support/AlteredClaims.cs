using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Verbatim;

namespace SmartSegmentation.Tests.Support;

/// <summary>Alters a result as a careless step, or a forger, might: one thing at a time.</summary>
internal sealed class AlteredClaims(Random random)
{
    /// <summary>Names of the alterations.</summary>
    public static ImmutableArray<string> Kinds { get; } =
    [
        "query-word",
        "query-letter",
        "span-dropped",
        "span-reworded",
        "span-shifted",
        "span-doubled",
        "spans-swapped",
        "account-changed",
        "source-shifted",
        "source-reworded",
        "source-removed",
        "number-changed",
        "day-changed",
        "value-changed",
        "condition-dropped",
        "condition-added",
        "more-for-less",
        "with-for-without",
    ];

    /// <summary>The claim altered; null where there is nothing of the kind to alter.</summary>
    public VerbatimClaim? Alter(VerbatimClaim claim, string kind) =>
        kind switch
        {
            "query-word" => Query(claim, WithoutWord(claim.Query)),
            "query-letter" => Query(claim, WithLetter(claim.Query)),
            "span-dropped" => Spans(claim, spans => spans.RemoveAt(random.Next(spans.Length))),
            "span-reworded" => Span(claim, span => span with { Text = WithLetter(span.Text) }),
            "span-shifted" => Span(claim, Shifted),
            "span-doubled" => Spans(claim, spans => spans.Add(spans[random.Next(spans.Length)])),
            "spans-swapped" => claim.Coverage.Length < 2 ? null : Spans(claim, Swapped),
            "account-changed" => Span(
                claim,
                span =>
                    span with
                    {
                        Conditions = span.Conditions is { IsEmpty: false } led
                            ? [.. led.Skip(1)]
                            : [1 + random.Next(3)],
                    }
            ),
            "source-shifted" => Source(
                claim,
                source => source with { Start = source.Start + 1, End = source.End + 1 }
            ),
            "source-reworded" => Source(claim, source => source with { Text = WithLetter(source.Text) }),
            "source-removed" => claim.Evidence.Before is null ? Source(claim, _ => null) : null,
            "number-changed" => Values(
                claim,
                value => value.Number is { } number ? Literal.FromDecimal(Other(number)) : null
            ),
            "day-changed" => Day(claim),
            "value-changed" => Values(
                claim,
                value =>
                    value.Text is { } text && !char.IsDigit(text[0]) ? Literal.FromString(text + " x") : null
            ),
            "condition-dropped" => Dropped(claim),
            "condition-added" => Added(claim),
            "more-for-less" => Condition(
                claim,
                condition =>
                    condition.Values is [{ Number: > 1 }] && Turned(condition.Operator) is { } other
                        ? condition with
                        {
                            Operator = other,
                        }
                        : null
            ),
            "with-for-without" => Condition(
                claim,
                condition =>
                    condition.Source is { } source && VerbatimCheck.IsVerbatim(source, claim.Words)
                        ? new ExpressionNode.Group(GroupOperator.Not, [condition])
                        : null
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    private static VerbatimClaim Query(VerbatimClaim claim, string query) => claim with { Query = query };

    private static VerbatimClaim Spans(
        VerbatimClaim claim,
        Func<ImmutableArray<CoverageSpan>, ImmutableArray<CoverageSpan>> change
    ) => claim with { Coverage = change(claim.Coverage) };

    private VerbatimClaim Span(VerbatimClaim claim, Func<CoverageSpan, CoverageSpan> change)
    {
        var place = random.Next(claim.Coverage.Length);
        return claim with { Coverage = claim.Coverage.SetItem(place, change(claim.Coverage[place])) };
    }

    private CoverageSpan Shifted(CoverageSpan span)
    {
        var by = random.Next(2) == 0 ? 1 : -1;
        return random.Next(2) == 0
            ? span with
            {
                Start = span.Start + by,
                End = span.End + by,
            }
            : span with
            {
                End = span.End + by,
            };
    }

    private ImmutableArray<CoverageSpan> Swapped(ImmutableArray<CoverageSpan> spans)
    {
        var place = random.Next(spans.Length - 1);
        return spans.SetItem(place, spans[place + 1]).SetItem(place + 1, spans[place]);
    }

    private VerbatimClaim? Source(VerbatimClaim claim, Func<SourceSpan, SourceSpan?> change) =>
        Condition(
            claim,
            condition => condition.Source is { } source ? condition with { Source = change(source) } : null
        );

    /// <summary>Alters a condition that stands in the tree itself, where it can be altered.</summary>
    private VerbatimClaim? Condition(
        VerbatimClaim claim,
        Func<ExpressionNode.Condition, ExpressionNode?> change
    )
    {
        var able = ClaimedFacts
            .Conditions(claim.Expression)
            .Index()
            .Where(pair => change(pair.Item) is not null)
            .ToList();
        return able.Count == 0
            ? null
            : claim with
            {
                Expression = Replace(claim.Expression!, able[random.Next(able.Count)].Index, change),
            };
    }

    private static ExpressionNode? Replace(
        ExpressionNode node,
        int at,
        Func<ExpressionNode.Condition, ExpressionNode?> change
    )
    {
        var place = 0;
        return Visit(node);

        ExpressionNode? Visit(ExpressionNode visited) =>
            visited switch
            {
                ExpressionNode.Condition condition => place++ == at ? change(condition) : condition,
                ExpressionNode.Group group => Kept(
                    group,
                    [.. group.Children.Select(Visit).OfType<ExpressionNode>()]
                ),
                _ => visited,
            };
    }

    private static ExpressionNode? Kept(
        ExpressionNode.Group group,
        ImmutableArray<ExpressionNode> children
    ) => children.IsEmpty ? null : group with { Children = children };

    private VerbatimClaim? Values(VerbatimClaim claim, Func<Literal, Literal?> change) =>
        Condition(
            claim,
            condition =>
                condition.Values.Index().FirstOrDefault(value => change(value.Item) is not null)
                    is { Item: { } found, Index: var place }
                    ? condition with
                    {
                        Values = condition.Values.SetItem(place, change(found)!),
                    }
                    : null
        );

    private VerbatimClaim? Day(VerbatimClaim claim)
    {
        var by = (1 + random.Next(25)) * (random.Next(2) == 0 ? 1 : -1);
        return Condition(
            claim,
            condition =>
                condition.Measure.Window is { Start: { } start } window
                    ? condition with
                    {
                        Measure = condition.Measure with
                        {
                            Window = window with { Start = start.AddDays(by) },
                        },
                    }
                : condition.Values is [{ Text: { Length: 10 } text }, ..]
                && DateOnly.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var day)
                    ? condition with
                    {
                        Values = condition.Values.SetItem(
                            0,
                            day.AddDays(by)
                                .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
                        ),
                    }
                : null
        );
    }

    /// <summary>A condition of these words, whatever else there is.</summary>
    private VerbatimClaim? Dropped(VerbatimClaim claim)
    {
        var conditions = ClaimedFacts.Conditions(claim.Expression).ToList();
        var own = conditions
            .Index()
            .Where(pair => pair.Item.Source is { } source && VerbatimCheck.IsVerbatim(source, claim.Words))
            .ToList();
        return own.Count == 0
            ? null
            : claim with
            {
                Expression = Replace(claim.Expression!, own[random.Next(own.Count)].Index, _ => null),
            };
    }

    /// <summary>Another condition that quotes words of the sentence: a copy, or one that says nothing new.</summary>
    private VerbatimClaim? Added(VerbatimClaim claim)
    {
        var conditions = ClaimedFacts.Conditions(claim.Expression).ToList();
        if (conditions.Count == 0 || claim.Coverage.IsEmpty)
        {
            return null;
        }

        var span = claim.Coverage[random.Next(claim.Coverage.Length)];
        var copy = conditions[random.Next(conditions.Count)] with
        {
            Source = new SourceSpan(span.Start, span.End, span.Text),
        };
        return claim with
        {
            Expression = new ExpressionNode.Group(
                GroupOperator.And,
                random.Next(2) == 0 ? [claim.Expression!, copy] : [copy, claim.Expression!]
            ),
        };
    }

    private static ConditionOperator? Turned(ConditionOperator test) =>
        test switch
        {
            ConditionOperator.Gt => ConditionOperator.Lt,
            ConditionOperator.Ge => ConditionOperator.Le,
            ConditionOperator.Lt => ConditionOperator.Gt,
            ConditionOperator.Le => ConditionOperator.Ge,
            _ => null,
        };

    private decimal Other(decimal number) =>
        random.Next(5) switch
        {
            0 => number + 1,
            1 => number - 1,
            2 => number * 2 + 3,
            3 => number * 10 + 7,
            _ => number + 1 + random.Next(50),
        };

    private string WithoutWord(string text)
    {
        var words = text.Split(' ');
        var place = random.Next(words.Length);
        return words.Length == 1 ? "" : string.Join(' ', words.Where((_, at) => at != place));
    }

    private string WithLetter(string text)
    {
        var place = random.Next(text.Length);
        var letter = text[place] == 'q' ? 'z' : 'q';
        return text[..place] + letter + text[(place + 1)..];
    }
}
