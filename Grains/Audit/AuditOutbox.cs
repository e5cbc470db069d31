using SmartSegmentation.Grains.Interfaces.Audit;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Audit;

/// <summary>
/// Tells the trail what a grain has decided. The grain writes the notes of <see cref="Note"/> together with the decision, then tells
/// them; notes that were written and perhaps not told are told again before the next decision, and after a start.
/// </summary>
/// <param name="grains">The cluster.</param>
/// <param name="tenantId">Whose trail; <see cref="IAuditTrailGrain.Platform"/> for what belongs to no tenant.</param>
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
        await AppendAsync(new AuditBatch(source, notes.Place, again, notes.Events));
        _told = notes.Place;
    }

    /// <summary>The notes to keep when the grain ends: none of those that were told.</summary>
    /// <returns>Null when nothing has to be written.</returns>
    public AuditNotes? Settled(AuditNotes? notes) =>
        notes is { Events.IsEmpty: false } && notes.Place == _told ? notes with { Events = [] } : null;

    /// <summary>
    /// The platform's trail takes calls of its administrator only, and a grain tells it at its start too, whoever's call that was: who
    /// decided is in the event, and the role ends with this call.
    /// </summary>
    private async Task AppendAsync(AuditBatch batch)
    {
        if (tenantId.Equals(IAuditTrailGrain.Platform, StringComparison.Ordinal))
        {
            CallerContext.Set(null, new Caller(null, "", UserRole.PlatformAdmin));
        }

        await grains.GetGrain<IAuditTrailGrain>(tenantId).AppendAsync(batch, CancellationToken.None);
    }
}
