using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Client.Http;

/// <summary>The skills of the installation, their versions and gates.</summary>
internal static partial class SkillApi
{
    /// <summary>Maps <c>/v1/skills</c>.</summary>
    public static RouteGroupBuilder MapSkillApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/skills").WithTags("Skills");
        group.MapGet("/", ListAsync).For(UserRole.Viewer).WithSummary("Lists the skills");
        group
            .MapPost("/", AddNamedAsync)
            .For(UserRole.PlatformAdmin)
            .WithSummary("Adds a version of the skill that its SKILL.md names, as a draft");
        group
            .MapGet("/{skillId}", GetAsync)
            .For(UserRole.Viewer)
            .WithSummary("A skill: versions, evaluations, decisions, what a tenant may override");
        group
            .MapPost("/{skillId}/versions", AddAsync)
            .For(UserRole.PlatformAdmin)
            .WithSummary("Adds a version as a draft");
        group
            .MapGet("/{skillId}/versions/{version}", ReadAsync)
            .For(UserRole.Viewer)
            .WithSummary("A version with its files");
        group
            .MapPost("/{skillId}/versions/{version}:evaluate", EvaluateAsync)
            .For(UserRole.PlatformAdmin)
            .WithSummary("Holds a version against its cases and against the live version");
        group
            .MapPost("/{skillId}/versions/{version}:promote", PromoteAsync)
            .For(UserRole.PlatformAdmin)
            .WithSummary("Makes a version live, if its evaluation passed");
        group
            .MapPost("/{skillId}/versions/{version}:rollback", RollbackAsync)
            .For(UserRole.PlatformAdmin)
            .WithSummary("Makes a version live that was live before, without a gate");
        return group;
    }

    private static async Task<Ok<SkillList>> ListAsync(IGrainFactory grains)
    {
        var ids = await grains.GetGrain<ISkillRegistryGrain>(ISkillRegistryGrain.Key).IdsAsync();
        var skills = await Task.WhenAll(ids.Select(id => grains.GetGrain<ISkillGrain>(id).ViewAsync()));
        return TypedResults.Ok(
            new SkillList([.. skills.OfType<Outcome<SkillView>.Done>().Select(skill => Row(skill.Value))])
        );
    }

    private static SkillRow Row(SkillView skill) =>
        new(
            skill.SkillId,
            skill.Title,
            skill.Description,
            skill.LiveVersion,
            skill.Versions[^1].Version,
            skill.Versions.Length,
            skill.Versions.LastOrDefault(version => version.Version == skill.LiveVersion)?.Evaluation?.Score
        );

    private static async Task<Results<Ok<SkillView>, ProblemHttpResult>> GetAsync(
        string skillId,
        IGrainFactory grains
    ) => (await Skill(grains, skillId).ViewAsync()).ToHttp();

    private static async Task<Results<Ok<SkillBundle>, ProblemHttpResult>> ReadAsync(
        string skillId,
        string version,
        IGrainFactory grains
    ) => (await Skill(grains, skillId).ReadAsync(version)).ToHttp();

    private static Task<Results<Created<SkillVersionView>, ProblemHttpResult>> AddNamedAsync(
        NewSkillVersion body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    )
    {
        var manifest = body.Files?.GetValueOrDefault("SKILL.md") ?? "";
        var skillId = body.SkillId ?? Name().Match(manifest).Groups["name"].Value;
        return skillId.Length > 0
            ? AddAsync(skillId, body, grains, cancellationToken)
            : Task.FromResult<Results<Created<SkillVersionView>, ProblemHttpResult>>(
                new Refusal(
                    "skill-invalid",
                    "Neither skillId nor the name in SKILL.md says which skill it is.",
                    "skillId"
                ).ToProblem()
            );
    }

    private static async Task<Results<Created<SkillVersionView>, ProblemHttpResult>> AddAsync(
        string skillId,
        NewSkillVersion body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    )
    {
        var files = (body.Files ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal);
        var outcome = await Skill(grains, skillId)
            .AddAsync(new AddSkillVersion(body.Version, body.From, files), cancellationToken);
        return outcome.ToCreated(
            added => $"/v1/skills/{Id(skillId)}/versions/{Uri.EscapeDataString(added.Version)}",
            added => added
        );
    }

    private static async Task<Results<Ok<SkillEvaluation>, ProblemHttpResult>> EvaluateAsync(
        string skillId,
        string version,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        (
            await grains.GetGrain<ISkillEvaluatorGrain>(Id(skillId)).EvaluateAsync(version, cancellationToken)
        ).ToHttp();

    private static async Task<Results<Ok<SkillVersionView>, ProblemHttpResult>> PromoteAsync(
        string skillId,
        string version,
        PromoteSkill? body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) =>
        (
            await Skill(grains, skillId)
                .PromoteAsync(
                    version,
                    body is { Override: true } ? body.Reason ?? "" : null,
                    cancellationToken
                )
        ).ToHttp();

    private static async Task<Results<Ok<SkillVersionView>, ProblemHttpResult>> RollbackAsync(
        string skillId,
        string version,
        RollbackSkill? body,
        IGrainFactory grains,
        CancellationToken cancellationToken
    ) => (await Skill(grains, skillId).RollbackAsync(version, body?.Reason, cancellationToken)).ToHttp();

    private static ISkillGrain Skill(IGrainFactory grains, string skillId) =>
        grains.GetGrain<ISkillGrain>(Id(skillId));

    /// <summary>Underscores are taken for hyphens.</summary>
    private static string Id(string given) => given.Replace('_', '-');

    [GeneratedRegex(
        @"^name:[ ""']*(?<name>[a-z0-9-]+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Name();
}

/// <summary>A version of a skill to add.</summary>
/// <param name="SkillId">Which skill; not needed where the route or SKILL.md says it.</param>
/// <param name="Version">Its semantic version; null = that of SKILL.md.</param>
/// <param name="From">A version whose files it begins with; null = none, and <paramref name="Files"/> is the whole folder.</param>
/// <param name="Files">Path → text; null takes a file away.</param>
internal sealed record NewSkillVersion(
    string? SkillId,
    string? Version,
    string? From,
    Dictionary<string, string?>? Files
);

/// <summary>How a version is made live.</summary>
/// <param name="Override">True to make it live though its evaluation could not tell; takes a reason.</param>
/// <param name="Reason">Why; kept with the decision.</param>
internal sealed record PromoteSkill(bool Override, string? Reason);

/// <summary>Why a version is made live again.</summary>
/// <param name="Reason">Kept with the decision; null = not said.</param>
internal sealed record RollbackSkill(string? Reason);

/// <summary>The skills.</summary>
/// <param name="Skills">By id.</param>
internal sealed record SkillList(ImmutableArray<SkillRow> Skills);

/// <summary>A skill in a list.</summary>
/// <param name="SkillId">Its id.</param>
/// <param name="Title">For people.</param>
/// <param name="Description">What it does and when.</param>
/// <param name="LiveVersion">The version that turns use; null = none.</param>
/// <param name="NewestVersion">The version that was added last.</param>
/// <param name="Versions">How many versions there are.</param>
/// <param name="Score">Score of the live version's last evaluation; null = none.</param>
internal sealed record SkillRow(
    string SkillId,
    string Title,
    string Description,
    string? LiveVersion,
    string NewestVersion,
    int Versions,
    double? Score
);
