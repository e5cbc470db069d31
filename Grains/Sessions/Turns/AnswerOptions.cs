using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Sessions.Turns.Acting;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Ready answers of a question, tried on the data.</summary>
/// <param name="turn">The turn.</param>
/// <param name="segments">Counts what they lead to.</param>
internal sealed class AnswerOptions(TurnScope turn, SegmentReader segments)
{
    /// <summary>Why none of the answers that can be read may be used; null when that is not what is wrong with them.</summary>
    public Rejection? Forbidden(
        ImmutableArray<string> texts,
        ImmutableArray<string> terms,
        AnsweredTree answered
    ) =>
        texts
            .Select(text => answered(With(terms, text)))
            .OfType<ExpressionNode>()
            .Select(Judge)
            .FirstOrDefault(rejection => rejection is { Code: "restricted_facet" });

    private Rejection? Judge(ExpressionNode tree) =>
        turn.Words.Safety.JudgeTree(tree, turn.Input.Catalog, turn.Input.Config, turn.Dialogue.Purpose);

    /// <summary>A reader for which the first term means an answer, and the others nothing.</summary>
    private MessageReader With(ImmutableArray<string> terms, string text) =>
        turn.Readers([
            KeyValuePair.Create(terms[0], text),
            .. terms.Skip(1).Select(term => KeyValuePair.Create(term, "")),
        ]);

    /// <summary>Those ready answers that can be read here and may be used, each with the size it leads to, and whether all lead to the same people.</summary>
    public async Task<(ImmutableArray<QuestionOption> Options, bool Same)> CountAsync(
        ImmutableArray<string> texts,
        ImmutableArray<string> terms,
        AnsweredTree answered,
        CancellationToken cancellationToken
    )
    {
        var readable = texts
            .Select(text => (text, tree: answered(With(terms, text))))
            .Where(pair => pair.tree is { } tree && Judge(tree) is null)
            // The same people by other words are one answer.
            .DistinctBy(pair => TreeCanon.Hash(pair.tree), StringComparer.Ordinal)
            .Take((int)turn.Texts.Asking.MostOptions)
            .ToList();
        if (readable.Count == 0)
        {
            return ([], false);
        }

        var trees = readable.Select(pair => pair.tree).ToList();
        var context = turn.Context with
        {
            Find = await segments.FindReferencesAsync(turn.Input.TenantId, trees),
        };
        return
            await segments.CountAsync(turn.Input.TenantId, context, trees, cancellationToken)
                is Outcome<SegmentCounts>.Done(var counts)
            ? (
                [
                    .. readable.Select(
                        (pair, number) => new QuestionOption(pair.text, counts.Trees[number].Count)
                    ),
                ],
                readable.Count > 1
                    && counts.Trees[0].Fingerprint is not null
                    && counts.Trees.All(size => size == counts.Trees[0])
            )
            : ([.. readable.Select(pair => new QuestionOption(pair.text, null))], false);
    }
}
