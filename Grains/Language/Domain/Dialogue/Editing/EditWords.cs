using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>The words of a change: what they say by themselves, and whether they are one thing alone.</summary>
/// <param name="Reading">How they are read.</param>
internal sealed record EditWords(Reading Reading)
{
    /// <summary>The conditions that they make by themselves; null = none.</summary>
    public ExpressionNode? Expression => Reading.Expression;

    /// <summary>What is said, without words that say nothing.</summary>
    public IReadOnlyList<Item> Contents { get; } =
    [.. Reading.Items.Where(item => ClauseCutter.IsContent(item) && !item.Is("aggregate.sum"))];

    /// <summary>"more than once": how often, and nothing else; null = something else is said.</summary>
    public Comparison? Times =>
        Contents is [{ Comparison: { Unit: NumberUnit.Times } times, Event: null, Date: null }]
            ? times
            : null;

    /// <summary>"in 2016": a period, and nothing else; null = something else is said.</summary>
    public DateMatch? Window => Contents is [{ Date: { Kind: DateKind.Range } date }] ? date : null;

    /// <summary>"over 500", "500 euros": a number, and nothing but what it is counted in; null = something else is said.</summary>
    public Comparison? Number
    {
        get
        {
            var contents = Contents
                .Where(item => !item.IsKind("rank.") && !item.Is("unit-words") && !item.Is("times"))
                .ToList();
            return contents is [{ Comparison: { } comparison, Date: null }] ? comparison
                : contents is [{ Comparison: { } both }] && both.Stated ? both
                : null;
        }
    }

    /// <summary>"by card": values of the rows of an event, and nothing else; null = something else is said.</summary>
    public ImmutableArray<RowTest>? Rows
    {
        get
        {
            if (
                Contents.Count == 0
                || Reading.Items.Any(item => item.Is("negation"))
                || !Contents.All(item => item.Of(MatchKind.Value).Any() && item.Event is null)
            )
            {
                return null;
            }

            var frame = new ClauseReader(Reading.Scope).Read(new Clause([.. Contents], Joint.Start, false));
            return frame is { Members.Length: 0, Rows.Length: > 0 } ? frame.Rows : null;
        }
    }

    /// <summary>"the year before that", "the holiday of the year before": how many months earlier; null when not said.</summary>
    public int? MonthsEarlier()
    {
        var tokens = Reading.Scope.Tokens;
        for (var at = 1; at < tokens.Length; at++)
        {
            if (
                tokens[at].Folded is "before" or "earlier"
                && (
                    at + 1 == tokens.Length
                    || tokens[at + 1].Folded is "that" or "it"
                    || tokens[at + 1].Text is "."
                )
            )
            {
                return tokens[at - 1].Stem switch
                {
                    "year" => 12,
                    "quarter" => 3,
                    "month" => 1,
                    "one" => 12,
                    _ => null,
                };
            }
        }

        return null;
    }
}
