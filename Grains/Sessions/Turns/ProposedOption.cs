using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Interfaces.Ambiguity;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Models.Domain;
using SmartSegmentation.Grains.Safety.Domain;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>
/// The one option that a model may add to the question about words that nothing was made of. What it proposes becomes words that the engine
/// reads by itself, as it reads an answer of the user: words that do not lead it to the proposed facet and value are no option.
/// </summary>
/// <param name="turn">The turn.</param>
internal sealed class ProposedOption(TurnScope turn)
{
    /// <summary>Who proposed it, in results.</summary>
    public const string Model = "model";

    /// <summary>Asks the model, unless there is none or the question will not be put; ends within the tenant's time limit.</summary>
    /// <param name="words">The words, verbatim.</param>
    /// <param name="request">The question to the ledger.</param>
    /// <param name="message">The message that they stand in.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    public Task<ModelProposal?> BeginAsync(
        string words,
        AmbiguityRequest request,
        string message,
        CancellationToken cancellationToken
    ) =>
        turn.Proposals is { } proposals && WillBeAsked(request)
            ? turn.Steps.RunAsync("propose", () => proposals.AskAsync(words, message, cancellationToken))
            : Task.FromResult<ModelProposal?>(null);

    /// <summary>The option in words; null when there is none to add.</summary>
    /// <param name="proposal">What the model proposed; null = nothing.</param>
    /// <param name="term">The words asked about, as the answer will be given to them.</param>
    /// <param name="message">The message that they stand in.</param>
    /// <param name="own">The engine's own options.</param>
    public string? Words(
        ModelProposal? proposal,
        string term,
        string message,
        ImmutableArray<QuestionOption> own
    )
    {
        if (
            proposal is not { Outcome: ProposalOutcome.Chosen, FacetId: { } facetId }
            || FacetLineage.Find(turn.Input.Catalog, facetId) is not { } facet
            || !Shortlist.MayBeShown(facet, turn.Input.Catalog, turn.Input.Config)
        )
        {
            return null;
        }

        var offered = own.Select(option => TreeCanon.Of(Read(term, option.Text, message)))
            .ToHashSet(StringComparer.Ordinal);
        string[] ways = proposal.Value is { } value
            ? [value, $"{facet.Label} {value}", $"{facet.Label} is {value}"]
            : [facet.Label, $"with {facet.Label}", $"{facet.Label} is yes"];
        var without = turn.Readers([]).Read(message).Expression;
        return ways.Select(text => (text, tree: Read(term, text, message)))
            .Where(way =>
                way.tree is { } tree
                && TreeAddition.IsOnly(without, tree, facet.FacetId, proposal.Value)
                && IsSound(tree)
            )
            .Where(way => !offered.Contains(TreeCanon.Of(way.tree)))
            .Select(way => way.text)
            .FirstOrDefault(text =>
                own.All(option => !option.Text.Equals(text, StringComparison.OrdinalIgnoreCase))
            );
    }

    /// <summary>
    /// What the ledger knows already is not asked, and what is not asked needs no model. A turn that is run again after a crash finds its own
    /// question, and gets the proposal that was kept for it.
    /// </summary>
    private bool WillBeAsked(AmbiguityRequest request)
    {
        var (decision, _) = AmbiguityLedger.Decide(
            turn.Input.Ledger,
            request,
            ClarificationPolicy.Of(turn.Input.Skills).InferAbove,
            turn.Input.Clock
        );
        return decision.Action == AmbiguityAction.Ask
            || (decision.Action == AmbiguityAction.Wait && decision.Pending?.AskedIn == turn.Input.TurnId);
    }

    private ExpressionNode? Read(string term, string text, string message) =>
        turn.Readers([KeyValuePair.Create(term, text)]).Read(message)
            is { Expression: { } tree, Problems.IsEmpty: true }
            ? tree
            : null;

    private bool IsSound(ExpressionNode tree) =>
        turn.Words.Safety.JudgeTree(tree, turn.Input.Catalog, turn.Input.Config, turn.Dialogue.Purpose)
            is null
        && SegmentCheck.Find(turn.Context, turn.Input.Config, tree).IsEmpty;
}
