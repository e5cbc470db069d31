using System.Collections.Concurrent;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Dates;

/// <summary>The date reader, and what each tenant's phrases are read against.</summary>
/// <param name="folder">Folder of the date skill.</param>
/// <exception cref="IOException">A file is missing.</exception>
/// <exception cref="FormatException">A file says something that is not understood.</exception>
public sealed class TenantDates(string folder)
{
    /// <summary>Member of a tenant's overrides of the skill: a file of conventions to start from, such as <c>salesforce</c>.</summary>
    public const string ConventionsOverride = "conventions";

    private readonly ConcurrentDictionary<string, DateConventions> _conventions = new(StringComparer.Ordinal);
    private readonly string[] _names = [.. DateSkill.ConventionNames(folder)];

    /// <summary>Reads phrases of time.</summary>
    public DateReader Reader { get; } = new(DateSkill.Load(folder));

    /// <summary>What a tenant's phrases are read against.</summary>
    /// <param name="config">Its configuration, already validated.</param>
    /// <param name="now">The moment of reading.</param>
    public DateContext ContextOf(TenantConfig config, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new(DateClock.Today(now, config.TimeZone), ConventionsOf(config));
    }

    /// <summary>How a tenant counts: the product's conventions or those that it starts from, and its own calendar over them.</summary>
    /// <param name="config">Its configuration; conventions of an unknown name count as none.</param>
    public DateConventions ConventionsOf(TenantConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return DateConventions.From(config, BasisOf(config));
    }

    private DateConventions BasisOf(TenantConfig config) =>
        config.SkillOverrides.TryGetValue(DateSkill.Id, out var overrides)
        && overrides.TryGetValue(ConventionsOverride, out var name)
        && _names.Contains(name, StringComparer.Ordinal)
            ? _conventions.GetOrAdd(name, one => DateSkill.LoadConventions(folder, one))
            : DateConventions.Default;
}
