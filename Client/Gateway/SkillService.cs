using SmartSegmentation.Client.Http;
using SmartSegmentation.Grains.Interfaces.Skills;

namespace SmartSegmentation.Client.Gateway;

/// <summary>The calls of the contract about skills.</summary>
/// <param name="service">Where they go.</param>
internal sealed class SkillService(Service service)
{
    /// <summary>All skills.</summary>
    public Task<Reply<SkillList>> ListAsync(CancellationToken cancellationToken) =>
        service.CallAsync<SkillList>(HttpMethod.Get, "/v1/skills", null, cancellationToken);

    /// <summary>One skill.</summary>
    public Task<Reply<SkillView>> ShowAsync(string skillId, CancellationToken cancellationToken) =>
        service.CallAsync<SkillView>(HttpMethod.Get, Path(skillId), null, cancellationToken);

    /// <summary>A version with its files.</summary>
    public Task<Reply<SkillBundle>> ReadAsync(
        string skillId,
        string version,
        CancellationToken cancellationToken
    ) => service.CallAsync<SkillBundle>(HttpMethod.Get, Path(skillId, version), null, cancellationToken);

    /// <summary>Adds a version.</summary>
    public Task<Reply<SkillVersionView>> AddAsync(
        string skillId,
        IReadOnlyDictionary<string, string> files,
        CancellationToken cancellationToken
    ) =>
        service.CallAsync<SkillVersionView>(
            HttpMethod.Post,
            Path(skillId) + "/versions",
            new { files },
            cancellationToken
        );

    /// <summary>Runs the cases of a version.</summary>
    public Task<Reply<SkillEvaluation>> EvaluateAsync(
        string skillId,
        string version,
        CancellationToken cancellationToken
    ) =>
        service.CallAsync<SkillEvaluation>(
            HttpMethod.Post,
            Path(skillId, version) + ":evaluate",
            new { },
            cancellationToken
        );

    /// <summary>Makes a version live, through the gate.</summary>
    public Task<Reply<SkillVersionView>> PromoteAsync(
        string skillId,
        string version,
        string? overrideReason,
        CancellationToken cancellationToken
    ) =>
        service.CallAsync<SkillVersionView>(
            HttpMethod.Post,
            Path(skillId, version) + ":promote",
            new { @override = overrideReason is not null, reason = overrideReason },
            cancellationToken
        );

    /// <summary>Makes a version live that was live before.</summary>
    public Task<Reply<SkillVersionView>> RollBackAsync(
        string skillId,
        string version,
        string? reason,
        CancellationToken cancellationToken
    ) =>
        service.CallAsync<SkillVersionView>(
            HttpMethod.Post,
            Path(skillId, version) + ":rollback",
            new { reason },
            cancellationToken
        );

    private static string Path(string skillId) => "/v1/skills/" + Uri.EscapeDataString(skillId);

    private static string Path(string skillId, string version) =>
        $"{Path(skillId)}/versions/{Uri.EscapeDataString(version)}";
}
