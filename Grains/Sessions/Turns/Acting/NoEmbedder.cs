using SmartSegmentation.Grains.Facets.Embedding;

namespace SmartSegmentation.Grains.Sessions.Turns.Acting;

/// <summary>No meaning: words alone decide.</summary>
internal sealed class NoEmbedder : IEmbedder
{
    /// <summary>The only one.</summary>
    public static NoEmbedder Instance { get; } = new();

    public string Model => "";

    public bool IsAvailable => false;

    public float[][] Embed(IReadOnlyList<string> texts) => throw new InvalidOperationException();
}
