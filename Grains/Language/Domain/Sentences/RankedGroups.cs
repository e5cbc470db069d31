using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;

namespace SmartSegmentation.Grains.Language.Domain.Sentences;

/// <summary>Ranks of a sentence, with the group inside which each is taken.</summary>
internal sealed class RankedGroups(ReadingScope scope, SaidParts said)
{
    private string? _within;

    /// <summary>The last rank; null = none.</summary>
    public RankReading? Rank { get; private set; }

    /// <summary>The next rank is taken by this facet.</summary>
    public void Within(string facetId) => _within = facetId;

    /// <summary>Adds a rank; "among" takes it inside all that was said before.</summary>
    public void Add(Clause clause, RankReading rank)
    {
        if (_within is { } within && rank.Condition.Rank is { Within.Length: 0 } plain)
        {
            rank = rank with { Condition = rank.Condition with { Rank = plain with { Within = [within] } } };
            _within = null;
        }

        var among =
            clause.Items.Any(item => item.Is("among"))
            || scope.Tokens[0].Folded is "of" or "among" or "amongst" or "within"
            || (said.Parts.Count > 0 && said.Parts[0].Clause.Items.Any(item => item.Is("among")));
        if (among && Nodes.And(said.Parts.Select(part => part.Node)) is { } group)
        {
            said.Parts.Clear();
            rank = rank with
            {
                Condition = rank.Condition with
                {
                    Rank = rank.Condition.Rank! with
                    {
                        Among = Nodes.And([group, rank.Condition.Rank.Among]),
                    },
                },
            };
        }

        if (
            said.Previous is { Windows.Length: > 0 } previous
            && clause.Items.Any(item => item.Is("same-window"))
            && rank.Condition.Measure is { Window: null, Aggregate: not null } measure
        )
        {
            rank = rank with
            {
                Condition = rank.Condition with
                {
                    Measure = measure with { Window = EventMeasures.WindowOf(previous.Windows[0]) },
                },
            };
        }

        Rank = rank;
        var node = (ExpressionNode)rank.Condition;
        said.Parts.Add(new Part(clause.Negated ? Nodes.Not(node) : node, clause));
    }

    /// <summary>"for each contract type separately, …": the facet by which the next rank is taken.</summary>
    public static string? WithinOf(Clause clause) =>
        clause.Items.Any(item => item.Is("each-time"))
        && clause.Items.Where(item => ClauseCutter.IsContent(item) && !item.Is("each-time")).ToList()
            is [var only]
        && only.Comparison is null
        && only.Date is null
        && only.Event is null
            ? only.Of(MatchKind.Facet).FirstOrDefault()?.FacetId
            : null;
}
