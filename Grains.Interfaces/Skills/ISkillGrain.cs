using System.Collections.Immutable;
using Orleans.Concurrency;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Interfaces.Skills;

/// <summary>One skill with its versions; the key is its id.</summary>
[Alias("smartseg.ISkillGrain"), GrainInterfaceType("smartseg.skill")]
public interface ISkillGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes the version that comes with the installation. Files that changed under the same number become a version of their own. It goes
    /// live at once where a version of the installation is live that is not newer; else it waits as a draft.
    /// </summary>
    [Alias("Ship")]
    Task ShipAsync(SkillBundle shipped, CancellationToken cancellationToken = default);

    /// <summary>Adds a version as a draft; its number is that of its SKILL.md, and higher than all there are.</summary>
    [Alias("Add")]
    Task<Outcome<SkillVersionView>> AddAsync(
        AddSkillVersion command,
        CancellationToken cancellationToken = default
    );

    /// <summary>The skill.</summary>
    [Alias("View")]
    Task<Outcome<SkillView>> ViewAsync();

    /// <summary>A version with its files.</summary>
    [Alias("Read")]
    Task<Outcome<SkillBundle>> ReadAsync(string version);

    /// <summary>The live version with its files; null = none.</summary>
    [Alias("Live"), AlwaysInterleave]
    Task<SkillBundle?> LiveAsync();

    /// <summary>Keeps what an evaluation came to.</summary>
    [Alias("Record")]
    Task<Outcome<SkillVersionView>> RecordAsync(
        SkillEvaluation evaluation,
        CancellationToken cancellationToken = default
    );

    /// <summary>Makes a version live, if the gate lets it.</summary>
    /// <param name="version">Which.</param>
    /// <param name="overrideReason">Why an evaluation that could not tell is to be overridden; null = it is not.</param>
    /// <param name="cancellationToken">Checked before the write.</param>
    [Alias("Promote")]
    Task<Outcome<SkillVersionView>> PromoteAsync(
        string version,
        string? overrideReason,
        CancellationToken cancellationToken = default
    );

    /// <summary>Makes a version live that was live before; no gate.</summary>
    [Alias("Rollback")]
    Task<Outcome<SkillVersionView>> RollbackAsync(
        string version,
        string? reason,
        CancellationToken cancellationToken = default
    );
}

/// <summary>A version to add.</summary>
/// <param name="Version">Its number; null = that of its SKILL.md.</param>
/// <param name="From">A version whose files it begins with; null = none.</param>
/// <param name="Files">Path → text, laid over those it begins with; null takes a file away.</param>
[GenerateSerializer, Immutable, Alias("smartseg.AddSkillVersion")]
public sealed record AddSkillVersion(
    [property: Id(0)] string? Version,
    [property: Id(1)] string? From,
    [property: Id(2)] ImmutableSortedDictionary<string, string?> Files
);
