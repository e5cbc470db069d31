using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Knowledge;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Knowledge.Domain;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Knowledge;

/// <inheritdoc cref="IKnowledgeGrain"/>
[GrainType("knowledge")]
internal sealed class KnowledgeGrain(
    [PersistentState("knowledge", StorageNames.State)] IPersistentState<KnowledgeState> storage,
    LiveSkills live,
    TimeProvider clock
) : Grain, IKnowledgeGrain
{
    private readonly StateCell<KnowledgeState> _state = new(storage);

    public Task<ImmutableArray<KnowledgeDocument>> ListAsync() =>
        Task.FromResult(
            _state
                .Value.Documents.Values.OrderBy(document => document.Title, StringComparer.OrdinalIgnoreCase)
                .ToImmutableArray()
        );

    public async Task<Outcome<KnowledgeDocument>> PutAsync(
        KnowledgeDocument document,
        CancellationToken cancellationToken = default
    )
    {
        var policy = KnowledgePolicy.Of(await live.GetAsync());
        var known = _state.Value.Documents;
        if (
            KnowledgeRules.Check(document, policy, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) is
            { } refusal
        )
        {
            return new Outcome<KnowledgeDocument>.Refused(refusal);
        }

        var id =
            document.Id.Length > 0 ? document.Id : "k" + Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        if (!known.ContainsKey(id) && known.Count >= policy.MostDocuments)
        {
            return new Outcome<KnowledgeDocument>.Refused(
                new("documents-exhausted", "As many documents are kept as a tenant may have.")
            );
        }

        var kept = document with { Id = id, Title = document.Title.Trim(), Owner = document.Owner.Trim() };
        await _state.WriteAsync(
            new KnowledgeState { Documents = known.SetItem(id, kept) },
            cancellationToken
        );
        return new Outcome<KnowledgeDocument>.Done(kept);
    }

    public async Task<Outcome<KnowledgeDocument>> RemoveAsync(
        string documentId,
        CancellationToken cancellationToken = default
    )
    {
        if (!_state.Value.Documents.TryGetValue(documentId, out var document))
        {
            return new Outcome<KnowledgeDocument>.Refused(
                new("document-unknown", "There is no document of this id.")
            );
        }

        await _state.WriteAsync(
            new KnowledgeState { Documents = _state.Value.Documents.Remove(documentId) },
            cancellationToken
        );
        return new Outcome<KnowledgeDocument>.Done(document);
    }
}
