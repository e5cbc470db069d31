using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Tables.Reading;

/// <summary>A load that cannot go on; ends the reading and becomes a refusal. Never leaves the loader.</summary>
internal sealed class UnreadableFileException(string code, string detail, string? member = null)
    : Exception(detail)
{
    /// <summary>What the caller is told.</summary>
    public Refusal Refusal { get; } = new(code, detail, member);

    /// <summary>A file that cannot be read.</summary>
    public static UnreadableFileException Of(string file, string why) =>
        new("file-unreadable", $"{file}: {why}");

    /// <summary>A file without rows.</summary>
    public static UnreadableFileException Empty(string file, string why) =>
        new("file-empty", $"{file}: {why}");
}
