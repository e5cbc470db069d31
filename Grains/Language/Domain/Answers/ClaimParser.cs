using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Hypotheses;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Reads the groups and the measure of one claim.</summary>
internal sealed class ClaimParser(MessageReader reader, string message)
{
    private const double SureValue = 0.7;
    private readonly AnswerWords _words = reader.Words.Answers;
    private readonly SpokenText _said = new(reader, message);

    private PopulationModel Model => _said.Scope.Model;

    /// <summary>The plan; null when no two groups are compared.</summary>
    public HypothesisPlan? Parse()
    {
        var claim = new ClaimCutter(_said, _words).Cut();
        if (
            claim is null
            || claim.First.IsEmpty
            || new ClaimMeasure(_said, _words).Of(claim, Label(claim.Measure, claim.Word)) is not { } asked
        )
        {
            return null;
        }

        var (first, own, common) = First(claim.First);
        if (first is null || Second(claim, own, common) is not { } second)
        {
            return null;
        }

        var rate = asked.Condition is not null;
        var spec = new SummarySpec
        {
            Function = rate ? SummaryFunction.Count : SummaryFunction.Avg,
            Measure = asked.Measure,
            Condition = asked.Condition,
            Spread = !rate,
        };
        var labels = (
            Label(claim.First, "first"),
            claim.Second.IsEmpty ? "others" : Label(claim.Second, "others")
        );
        return new HypothesisPlan(
            [
                spec with
                {
                    Among = WithBuyers(first, claim.First),
                },
                spec with
                {
                    Among = WithBuyers(second, claim.Second),
                },
            ],
            _said.Whole(Nodes.Or([first, second])),
            results => Conclude(results, labels, rate, claim.Direction, asked.Name)
        );
    }

    private HypothesisResult Conclude(
        IReadOnlyList<IReadOnlyList<object?[]>> results,
        (string First, string Second) labels,
        bool rate,
        ClaimedDirection direction,
        string measure
    )
    {
        var (one, two) = (results[0][0], results[1][0]);
        var compared = rate
            ? GroupComparison.OfRates(RateOf(one), RateOf(two), direction)
            : GroupComparison.OfMeans(SampleOf(one), SampleOf(two), direction);
        return new HypothesisResult(
            message.Trim(),
            measure,
            [Group(labels.First, one, rate), Group(labels.Second, two, rate)],
            compared.Difference,
            compared.Low,
            compared.High,
            compared.PValue,
            compared.Verdict
        );
    }

    private static HypothesisGroup Group(string label, object?[] row, bool rate) =>
        new(
            label,
            (long)(Cells.Number(row[1]) ?? 0),
            !rate ? Cells.Number(row[0])
                : RateOf(row) is { Count: > 0 } known ? known.Value
                : null
        );

    private static Rate RateOf(object?[] row) =>
        new((long)(Cells.Number(row[0]) ?? 0), (long)(Cells.Number(row[1]) ?? 0));

    private static Sample SampleOf(object?[] row) =>
        new((long)(Cells.Number(row[1]) ?? 0), Cells.Number(row[2]) ?? 0, Cells.Number(row[3]));

    /// <summary>The first group, the part of it that tells it from others, and what both have in common.</summary>
    private (ExpressionNode? Whole, ExpressionNode? Own, ExpressionNode? Common) First(Stretch stretch)
    {
        var whole = _said.Part(stretch.First, stretch.End).Read();
        var cut = -1;
        for (var at = stretch.First; at < stretch.End && cut < 0; at++)
        {
            cut =
                !_said.IsTaken(at) && _said.Scope.Cues.Questions.OwnOpenings.Has(_said.Tokens[at].Folded)
                    ? at
                    : -1;
        }

        if (cut <= stretch.First)
        {
            return (whole, whole, null);
        }

        var common = _said.Part(stretch.First, cut).Try().Expression;
        return (
            whole,
            common is null ? whole : _said.Part(cut, stretch.End).Try().Expression ?? whole,
            common
        );
    }

    private ExpressionNode? Second(ClaimParts claim, ExpressionNode? own, ExpressionNode? common)
    {
        var stretch = claim.Second;
        if (own is null)
        {
            return null;
        }

        var rest = _said.Find(_words.Claims, "rest", stretch.First, stretch.End).ToList();
        foreach (var (first, end) in rest)
        {
            _said.Take(first, end, "claim.rest");
        }

        if (!HasContent(stretch) || Denies(stretch, claim.First))
        {
            if (!stretch.IsEmpty)
            {
                var part = _said.Part(stretch.First, stretch.End);
                _said.Accept(part, part.Items);
            }

            return Nodes.And([common, Nodes.Not(own)]);
        }

        var said = _said.Part(stretch.First, stretch.End).Read();
        return said is not null && rest.Count > 0 ? Nodes.And([said, Nodes.Not(own)]) : said;
    }

    /// <summary>"with a cancellation" and "that never cancelled": a word that is not known but for its likeness to one of the first group.</summary>
    private bool Denies(Stretch stretch, Stretch first)
    {
        var part = _said.Part(stretch.First, stretch.End);
        var reading = part.Try();
        return part.Items.Any(item => item.Is("negation") || item.Is("never"))
            && (reading.Expression is null || !reading.Unknown.IsEmpty)
            && part.Items.Where(item => IsContent(part, item))
                .All(item =>
                    _said
                        .Tokens[first.First..first.End]
                        .Any(token =>
                            WordRoot.Of(token.Stem) == WordRoot.Of(part.Scope.Tokens[item.First].Stem)
                        )
                );
    }

    /// <summary>False for "those who do not", "the rest", "people who have none".</summary>
    private bool HasContent(Stretch stretch)
    {
        if (stretch.IsEmpty)
        {
            return false;
        }

        var part = _said.Part(stretch.First, stretch.End);
        return part.Items.Any(item => IsContent(part, item));
    }

    private static bool IsContent(SpokenPart part, Spans.Item item)
    {
        var folded = part.Scope.Tokens[item.First].Folded;
        return !(
            item.Filler && item.Comparison is null
            || item.Is("negation")
            || item.Is("never")
            || item.Is("with")
            || item.Is("relative")
            || item.Is("support-verb")
            || item.Is("only")
            || part.Scope.Cues.Questions.GroupFillers.Has(folded)
            || item.Length == 1
                && part.Scope.Thesaurus.IsEntityWord(part.Scope.Tokens[item.First].Stem)
                && !item.Of(Facets.Domain.MatchKind.Value).Any(match => match.Score >= SureValue)
            || part.Scope.Tokens[item.First].Kind is Text.TokenKind.Punctuation
        );
    }

    /// <summary>"buyers" are those who bought something.</summary>
    private ExpressionNode? WithBuyers(ExpressionNode? group, Stretch stretch)
    {
        if (Model is not { Entity: not null, MainEvent: { } events })
        {
            return group;
        }

        for (var at = stretch.First; at < stretch.End; at++)
        {
            if (_said.Scope.Cues.Questions.Buyers.Has(_said.Tokens[at].Folded))
            {
                var bought = new EventMeasures(_said.Scope).Exists(new Frame { Event = events });
                return Nodes.And([group, bought]);
            }
        }

        return group;
    }

    private string Label(Stretch stretch, string otherwise)
    {
        var (first, end) = (stretch.First, stretch.End);
        while (first < end && _said.IsTaken(first))
        {
            first++;
        }

        while (end > first && _said.IsTaken(end - 1))
        {
            end--;
        }

        return first >= end ? otherwise : _said.Words(stretch.First, stretch.End).Trim().Trim(',');
    }
}
