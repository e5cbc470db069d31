namespace SmartSegmentation.Grains.Facets.Embedding;

/// <summary>Turns texts into vectors of length 1; texts of near meaning have a dot product near 1.</summary>
internal interface IEmbedder
{
    /// <summary>Name of the model; vectors of two models do not compare.</summary>
    string Model { get; }

    /// <summary>False when the model cannot be used here; nothing else may then be called.</summary>
    bool IsAvailable { get; }

    /// <summary>One vector a text, in their order. CPU-bound: about 2 ms a short text.</summary>
    float[][] Embed(IReadOnlyList<string> texts);
}
