using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Cues;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>The words of a change: what they say by themselves, and whether they are one thing alone.</summary>
/// <param name="Reading">How they are read.</param>
internal sealed record EditWords(Reading Reading)
{
    /// <summary>Words by which changes are read.</summary>
    public EditCues Cues => Reading.Scope.Cues.Edits;

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

    /// <summary>"two orders": how many rows of an event, and nothing else of them; null = something else is said.</summary>
    public (Comparison Count, string Rows)? Counted =>
        Contents.Where(item => item.Comparison is not null).ToList() is [{ Comparison: { } count }]
        && Contents.Any(item => item.NamesEvent)
        && Contents.All(item => item.Comparison is not null || item.NamesEvent || PointsBack(item))
        && Expression
            is ExpressionNode.Condition
            {
                Rank: null,
                Values: [{ Number: not null }, ..],
                Measure:
                {
                    Aggregate: { Function: AggregateFunction.Count, Per: null },
                    Where.IsEmpty: true,
                    Groups: null,
                    Arithmetic: null
                } measure
            }
            ? (count, measure.FacetId)
            : null;

    /// <summary>"consumers": a word for members, whatever column it is a value of.</summary>
    public bool NamesPeople =>
        Contents.Any(item =>
            Enumerable
                .Range(item.First, item.Length)
                .Any(at => Reading.Scope.Thesaurus.IsEntityWord(Reading.Scope.Tokens[at].Stem))
        );

    /// <summary>"the first part": what was asked for first.</summary>
    public bool SaysFirstPart =>
        Expression is null
        && Reading.Scope.Tokens.Any(token => token.Folded is "first")
        && Reading.Scope.Tokens.Any(token => Cues.FirstPart.Has(token.Stem));

    /// <summary>"visits": rows of an event, and nothing else; null = something else is said.</summary>
    public string? EventRows =>
        Contents is not [{ Comparison: null, Date: null } item] || item.Of(MatchKind.Value).Any() ? null
        : item.Of(MatchKind.Table)
            .Where(match => Reading.Scope.Model.EventNamed(match.FacetId) is not null)
            .MaxBy(match => match.Score)
            is { Score: >= 0.6 } table
            ? table.FacetId + ".*"
        : item.Length == 1
        && Reading
            .Scope.Model.Events.Where(events => SaysPartOf(events, Reading.Scope.Tokens[item.First]))
            .ToList()
            is [var only]
            ? only.Table.Name + ".*"
        : null;

    /// <summary>"classes" of the table "class bookings".</summary>
    private static bool SaysPartOf(EventTable events, Token token) =>
        events.Table.Name.Split('_', ' ', '-').Any(word => Stemmer.Stem(Tokenizer.Fold(word)) == token.Stem);

    /// <summary>"wine", "the visits": the name of a number of the members, and nothing else; null = something else is said.</summary>
    public Facet? Column =>
        Contents.Count > 0
        && Contents.All(item => item.Comparison is null && item.Date is null)
        && Expression
            is ExpressionNode.Condition
            {
                Operator: ConditionOperator.Gt,
                Values: [{ Number: 0 }],
                Rank: null,
                CompareTo: null,
                Measure: { Aggregate: null, Where.IsEmpty: true, Arithmetic: null } measure
            }
            ? Reading.Scope.Model.Find(measure.FacetId)
            : null;

    /// <summary>Where the first of the conditions that they make is said; null = they make none.</summary>
    public SourceSpan? Source =>
        Nodes.Conditions(Expression).Select(condition => condition.Source).FirstOrDefault();

    /// <summary>"in those 30 days": the time that is there already.</summary>
    private bool PointsBack(Item item) =>
        item.Date is { Kind: DateKind.Duration }
        && item.First > 0
        && Cues.SameTime.Has(Reading.Scope.Tokens[item.First - 1].Folded);

    /// <summary>"in 2016": a period, and nothing else; null = something else is said.</summary>
    public DateMatch? Window =>
        Contents is [{ Date: { Kind: DateKind.Range } date }]
        && !Reading.Scope.Tokens.Any(token => Cues.Ages.Has(token.Folded))
            ? date
            : null;

    /// <summary>"5 nights", "30 days": a length of time, and nothing else; null = something else is said.</summary>
    public SaidLength? Length =>
        Contents is [{ Date: { Kind: DateKind.Duration, Amount: { } amount } length } item]
            ? new SaidLength(
                amount,
                length.Unit,
                Reading.Scope.Tokens[item.End - 1].Stem,
                Reading.Scope.Model
            )
            : null;

    /// <summary>"1970": a year that could also be a number, and nothing else; null = something else is said.</summary>
    public Comparison? Year =>
        Window is { From: { Month: 1, Day: 1 } from, To: { } to }
        && to == from.PlusYears(1)
        && Contents[0] is { Length: 1 }
            ? new Comparison(ConditionOperator.Eq, from.Year, null, NumberUnit.None, false, false)
            : null;

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

    /// <summary>"the winter break", a holiday or a period that the tenant has named.</summary>
    private bool NamesPeriod =>
        Contents.Any(item => item.Date is { Kind: DateKind.Range })
        || Reading.Scope.Today.Conventions.NamedPeriods.Keys.Any(name =>
            Reading.Scope.Message.Contains(name, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>"the year before that", "the holiday of the year before": how many months earlier, 0 for as many as there are; null when not said.</summary>
    public int? MonthsEarlier()
    {
        var tokens = Reading.Scope.Tokens;
        for (var at = 1; at < tokens.Length; at++)
        {
            if (
                tokens[at].Folded is "before" or "earlier"
                && (
                    at + 1 == tokens.Length
                    || tokens[at + 1].Folded is "that" or "it" or "those" or "them"
                    || tokens[at + 1].Text is "."
                )
            )
            {
                return tokens[at - 1].Stem switch
                {
                    "year" => 12,
                    "quarter" => 3,
                    "month" => 1,
                    "one" => 0,
                    _ => NamesPeriod ? 0 : null,
                };
            }
        }

        return null;
    }
}
