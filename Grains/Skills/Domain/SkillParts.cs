using System.Collections.Concurrent;

namespace SmartSegmentation.Grains.Skills.Domain;

/// <summary>What was made of skills' files in this process, by the files' digests.</summary>
internal static class SkillParts
{
    private const int Most = 512;
    private static readonly ConcurrentDictionary<(Type Type, string Digests), Lazy<object>> Made = new();

    /// <summary>The part made of these files; others that ask while it is made wait for it.</summary>
    public static T GetOrMake<T>(string digests, Func<T> make)
        where T : class
    {
        if (Made.Count >= Most)
        {
            Made.Clear();
        }

        return (T)Made.GetOrAdd((typeof(T), digests), _ => new Lazy<object>(make)).Value;
    }
}
