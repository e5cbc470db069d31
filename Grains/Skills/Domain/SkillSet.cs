using System.Collections.Concurrent;
using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Skills;

namespace SmartSegmentation.Grains.Skills.Domain;

/// <summary>
/// The skills that are live together, one version of each, and what the engine makes of their files. What a turn knows of the language
/// comes from the set that it is given.
/// </summary>
internal sealed class SkillSet
{
    private const int MostOverlays = 2048;
    private readonly ImmutableSortedDictionary<string, SkillBundle> _bundles;
    private readonly ImmutableSortedDictionary<string, string> _digests;
    private readonly ConcurrentDictionary<Type, object> _parts = new();
    private readonly ConcurrentDictionary<string, Lazy<SkillSet>> _overlaid = new(StringComparer.Ordinal);

    /// <summary>A set of bundles.</summary>
    /// <param name="bundles">One of each skill.</param>
    public SkillSet(IEnumerable<SkillBundle> bundles)
    {
        _bundles = bundles.ToImmutableSortedDictionary(
            bundle => bundle.Id,
            bundle => bundle,
            StringComparer.Ordinal
        );
        _digests = _bundles.ToImmutableSortedDictionary(
            pair => pair.Key,
            pair => SkillDigest.Of(pair.Value),
            StringComparer.Ordinal
        );
    }

    private SkillSet(
        ImmutableSortedDictionary<string, SkillBundle> bundles,
        ImmutableSortedDictionary<string, string> digests
    )
    {
        _bundles = bundles;
        _digests = digests;
    }

    /// <summary>What a tenant's overrides made of a live set.</summary>
    /// <param name="live">The live set.</param>
    /// <param name="overrides">Skill → member → value, as the tenant gave them.</param>
    public SkillSet AsOverlayOf(
        SkillSet live,
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> overrides
    ) => new(_bundles, _digests) { Live = live, Overrides = overrides };

    /// <summary>The live set that this one was made from by overriding; null = it is one itself.</summary>
    public SkillSet? Live { get; private init; }

    /// <summary>What is overridden in it: skill → member → value.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Overrides
    {
        get;
        private init;
    } = ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty;

    /// <summary>The bundles by the id of their skill.</summary>
    public ImmutableSortedDictionary<string, SkillBundle> Bundles => _bundles;

    /// <summary>Digest of a skill's files; empty when the set has none.</summary>
    public string DigestOf(string skill) => _digests.GetValueOrDefault(skill, "");

    /// <summary>Version of a skill; empty when the set has none.</summary>
    public string VersionOf(string skill) => _bundles.GetValueOrDefault(skill)?.Version ?? "";

    /// <summary>
    /// What is made of the files of some skills: made once, and shared by all sets in which these skills have the same files, so that a new
    /// version of one skill does not make the others' data again.
    /// </summary>
    /// <typeparam name="T">Its type, which is its name: one part of a type.</typeparam>
    /// <param name="skills">The skills it is made of, and no others.</param>
    /// <param name="make">Makes it.</param>
    /// <exception cref="FormatException">A file says something that is not understood.</exception>
    /// <exception cref="KeyNotFoundException">A file is missing.</exception>
    public T Part<T>(string[] skills, Func<SkillSet, T> make)
        where T : class
    {
        if (_parts.TryGetValue(typeof(T), out var found))
        {
            return (T)found;
        }

        var key = string.Join(' ', skills.Select(skill => _digests.GetValueOrDefault(skill, "")));
        var part = SkillParts.GetOrMake(key, () => make(this));
        return (T)_parts.GetOrAdd(typeof(T), part);
    }

    /// <summary>The set with another version of one skill.</summary>
    public SkillSet With(SkillBundle bundle) =>
        new(_bundles.SetItem(bundle.Id, bundle), _digests.SetItem(bundle.Id, SkillDigest.Of(bundle)));

    /// <summary>The set with the overrides of a key: made once, for as long as this set is live.</summary>
    public SkillSet Overlaid(string key, Func<SkillSet> make)
    {
        if (_overlaid.Count >= MostOverlays)
        {
            _overlaid.Clear();
        }

        return _overlaid.GetOrAdd(key, _ => new Lazy<SkillSet>(make)).Value;
    }

    /// <summary>Text of a file.</summary>
    /// <exception cref="KeyNotFoundException">The skill or the file is missing.</exception>
    public string Text(string skill, string path) =>
        _bundles.TryGetValue(skill, out var bundle) && bundle.Files.TryGetValue(path, out var text)
            ? text
            : throw new KeyNotFoundException($"The skill {skill} has no file {path}.");

    /// <summary>A file of <c>head: [form, form, …]</c> lines.</summary>
    public Dictionary<string, List<string>> Table(string skill, string path) =>
        Read<Dictionary<string, List<string>>>(skill, path) ?? [];

    /// <summary>A file of any shape.</summary>
    public T Read<T>(string skill, string path) =>
        YamlTable.Parse<T>(Text(skill, path), $"skills/{skill}/{path}");

    /// <summary>A file of any shape, its members in camelCase.</summary>
    public T ReadCamelCase<T>(string skill, string path) =>
        YamlTable.ParseCamelCase<T>(Text(skill, path), $"skills/{skill}/{path}");

    /// <summary>A file of sentences or limits, its members hyphenated, none missing.</summary>
    /// <exception cref="FormatException">A member is missing, empty or unknown; the message names file and member.</exception>
    public T Texts<T>(string skill, string path)
        where T : class
    {
        var file = $"skills/{skill}/{path}";
        return SkillTexts.Complete(YamlTable.ParseHyphenated<T>(Text(skill, path), file), file);
    }

    /// <summary>The words of a list in a file.</summary>
    /// <exception cref="FormatException">The list is missing or empty.</exception>
    public IReadOnlyList<string> Words(string skill, string path, string list) =>
        Table(skill, path).GetValueOrDefault(list) is { Count: > 0 } words
            ? words
            : throw new FormatException($"skills/{skill}/{path}: {list} is missing or empty.");

    /// <summary>Files of a skill directly in a folder.</summary>
    public IEnumerable<string> FilesIn(string skill, string folder) =>
        _bundles.TryGetValue(skill, out var bundle)
            ? bundle.Files.Keys.Where(path =>
                path.StartsWith(folder + "/", StringComparison.Ordinal)
                && !path.AsSpan(folder.Length + 1).Contains('/')
            )
            : [];
}
