using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Storage;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Persistence;
using SmartSegmentation.Grains.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Sessions.Replay;

/// <inheritdoc cref="ISegmentReplayGrain"/>
[GrainType("segmentreplay"), StatelessWorker]
internal sealed class SegmentReplayGrain(
    TurnReplayer replayer,
    SegmentReader reader,
    RecordedSkills skills,
    [FromKeyedServices(StorageNames.State)] IGrainStorage storage
) : Grain, ISegmentReplayGrain
{
    private string TenantId => this.GetPrimaryKeyString();

    public async Task<Outcome<ReplayReport>> ReplayAsync(
        string segmentId,
        int? version,
        CancellationToken cancellationToken = default
    ) =>
        await FindAsync(segmentId, version, cancellationToken) switch
        {
            Outcome<ReplayBundle>.Done(var bundle) => new Outcome<ReplayReport>.Done(
                await replayer.ReplayAsync(TenantId, bundle, cancellationToken)
            ),
            Outcome<ReplayBundle>.Refused(var why) => new Outcome<ReplayReport>.Refused(why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public async Task<Outcome<string>> ExportAsync(
        string segmentId,
        int? version,
        CancellationToken cancellationToken = default
    )
    {
        var found = await FindAsync(segmentId, version, cancellationToken);
        if (found is not Outcome<ReplayBundle>.Done(var bundle))
        {
            return found.Map(_ => "");
        }

        if (
            CallerContext.ActingRole < UserRole.TenantAdmin
            && !bundle.UserId.Equals(CallerContext.UserId, StringComparison.Ordinal)
        )
        {
            return new Outcome<string>.Refused(
                new(
                    "forbidden",
                    "What was said in a session is exported for its user and for administrators."
                )
            );
        }

        var files = bundle.SkillSet is { } set ? await skills.FilesAsync(set) : [];
        return new Outcome<string>.Done((bundle with { SkillFiles = files }).Write());
    }

    public async Task<Outcome<ReplayReport>> ReplayExportedAsync(
        string bundle,
        CancellationToken cancellationToken = default
    ) =>
        ReplayBundle.Read(bundle) is { } read
            ? new Outcome<ReplayReport>.Done(await replayer.ReplayAsync(TenantId, read, cancellationToken))
            : new Outcome<ReplayReport>.Refused(
                new(
                    "replay-invalid",
                    "This is not what 'replay --export' writes, or of a release that is not known."
                )
            );

    private async Task<Outcome<ReplayBundle>> FindAsync(
        string segmentId,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var segment = GrainFactory.GetInTenant<ISegmentGrain>(TenantId, segmentId);
        if (
            segmentId.Contains('/', StringComparison.Ordinal)
            || await segment.FindAsync() is not { Status: not SegmentStatus.Deleted, Definition: var current }
        )
        {
            return Refuse("segment-unknown", "There is no segment of this id.");
        }

        var number = version ?? current.Version;
        var versions = await segment.VersionsAsync(cancellationToken);
        if (
            versions is not Outcome<SegmentVersions>.Done({ Versions: var stored })
            || stored.All(one => one.Version != number)
        )
        {
            return Refuse("version-unknown", "There is no such version of the segment.");
        }

        var origin = await segment.OriginAsync(number);
        while (origin is { FromVersion: { } earlier })
        {
            origin = await segment.OriginAsync(earlier);
        }

        if (origin is not { SessionId: { } session })
        {
            return Unrecorded;
        }

        var recorded = await GrainFactory
            .GetInTenant<ITurnArchiveGrain>(TenantId, session)
            .RecallAsync(origin.Turn);
        return
            recorded is { Turn: { Inputs: { } inputs } turn }
            && turn.Commands.ElementAtOrDefault(origin.Index) is TurnCommand.Save { Segment: var saved }
            ? new Outcome<ReplayBundle>.Done(await BundleAsync(recorded, inputs, saved, origin, number))
            : Unrecorded;
    }

    private async Task<ReplayBundle> BundleAsync(
        RecordedTurn recorded,
        TurnInputs inputs,
        SegmentDefinition saved,
        SegmentOrigin origin,
        int version
    )
    {
        var catalog = await GrainFactory.GetGrain<ICatalogGrain>(TenantId).GetAsync();
        var find = await reader.FindReferencesAsync(TenantId, [saved.Expression]);
        var turn = recorded.Turn;
        if (inputs.Directory is { } revision)
        {
            var directory = await SegmentDirectoryLog.Of(storage, TenantId).ReadAsync(revision);
            inputs = inputs.With(turn.Message, SavedSegment.Of(directory));
        }

        return new ReplayBundle
        {
            Format = ReplayBundle.CurrentFormat,
            SegmentId = saved.SegmentId,
            Version = version,
            Words = turn.Message,
            UserId = origin.UserId,
            SessionId = origin.SessionId!,
            TurnId = turn.TurnId,
            Index = origin.Index,
            Inputs = inputs,
            Before = recorded.Before,
            References = [.. SegmentReferences.Closure(saved, find).Skip(1)],
            CatalogVersion = turn.CatalogVersion,
            CatalogDigest = catalog.Version == turn.CatalogVersion ? CatalogDigest.Of(catalog) : null,
            Skills = turn.Result!.Skills,
            SkillSet = await skills.FindAsync(inputs.Skills),
            Definition = CanonicalDefinition.Of(saved),
            Count = saved.EstimatedSize?.Count,
        };
    }

    private static Outcome<ReplayBundle> Unrecorded =>
        Refuse("replay-unrecorded", "How this version was read has not been recorded.");

    private static Outcome<ReplayBundle> Refuse(string code, string detail) =>
        new Outcome<ReplayBundle>.Refused(new(code, detail));
}
