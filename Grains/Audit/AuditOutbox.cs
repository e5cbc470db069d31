using SmartSegmentation.Grains.Interfaces.Audit;

namespace SmartSegmentation.Grains.Audit;

/// <summary>
/// Tells the trail what a grain has decided. The grain writes the notes of <see cref="Note"/> together with the decision, then tells
/// them; notes that were written and perhaps not told are told again before the next decision, and after a start.
/// </summary>
/// <param name="grains">The cluster.</param>
/// <param name="tenantId">Whose trail.</param>
/// <param name="source">Name of the grain in the trail.</param>
internal sealed class AuditOutbox(IGrainFactory grains, string tenantId, string source)
{
    private long _told;
    private long _fresh;

    /// <summary>Notes of the next decision; <see cref="TellAsync"/> comes before and after.</summary>
    public AuditNotes Note(AuditNotes? before, params ReadOnlySpan<AuditEvent> events)
    {
        _fresh = (before?.Place ?? 0) + 1;
        return new AuditNotes { Place = _fresh, Events = [.. events] };
    }

    /// <summary>Tells what has been written, where that is not known to have happened.</summary>
    public async Task TellAsync(AuditNotes? notes)
    {
        if (notes is null || notes.Events.IsEmpty || notes.Place == _told)
        {
            return;
        }

        var again = notes.Place != _fresh;
        _fresh = 0;
        await grains
            .GetGrain<IAuditTrailGrain>(tenantId)
            .AppendAsync(new AuditBatch(source, notes.Place, again, notes.Events), CancellationToken.None);
        _told = notes.Place;
    }

    /// <summary>The notes to keep when the grain ends: none of those that were told.</summary>
    /// <returns>Null when nothing has to be written.</returns>
    public AuditNotes? Settled(AuditNotes? notes) =>
        notes is { Events.IsEmpty: false } && notes.Place == _told ? notes with { Events = [] } : null;
}
