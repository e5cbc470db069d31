using SmartSegmentation.Grains.Models;
using SmartSegmentation.Grains.Models.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Where a question about words that nothing was made of gets one more option from; at most one a turn.</summary>
internal interface IProposals
{
    /// <summary>What was proposed in this turn; null = nothing was asked.</summary>
    ModelProposal? Made { get; }

    /// <summary>What the words may mean.</summary>
    /// <returns>Null when the turn's one proposal was for other words.</returns>
    Task<ModelProposal?> AskAsync(string words, string message, CancellationToken cancellationToken);
}

/// <summary>The proposal that a turn was recorded with; no model is called.</summary>
/// <param name="made">The proposal; null = none was recorded.</param>
internal sealed class RecordedProposals(ModelProposal? made) : IProposals
{
    /// <inheritdoc/>
    public ModelProposal? Made => made;

    /// <inheritdoc/>
    public Task<ModelProposal?> AskAsync(string words, string message, CancellationToken cancellationToken) =>
        Task.FromResult(made?.Words == words ? made : null);
}

/// <summary>The tenant's model.</summary>
/// <param name="proposer">Calls it.</param>
/// <param name="persons">Finds persons in what would be sent.</param>
/// <param name="input">What the turn knows.</param>
internal sealed class ModelProposals(WordProposer proposer, NamedPersons persons, TurnInput input)
    : IProposals
{
    private bool _asked;

    /// <inheritdoc/>
    public ModelProposal? Made { get; private set; }

    /// <inheritdoc/>
    public async Task<ModelProposal?> AskAsync(
        string words,
        string message,
        CancellationToken cancellationToken
    )
    {
        if (!_asked)
        {
            _asked = true;
            Made = await proposer.ProposeAsync(
                new UnknownWords(
                    input.TenantId,
                    input.UserId,
                    input.SessionId,
                    input.TurnId,
                    words,
                    message,
                    input.Config,
                    input.Catalog,
                    input.Skills,
                    limit => persons.AnyAsync(input, message, limit)
                ),
                cancellationToken
            );
        }

        return Made?.Words == words ? Made : null;
    }
}
