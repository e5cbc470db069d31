using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Microsoft.Extensions.Logging;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;

namespace SmartSegmentation.Grains.Facets.Embedding;

/// <summary>all-MiniLM-L6-v2 on ONNX Runtime. The model is loaded at the first use; the latest texts are remembered.</summary>
/// <param name="folder">Folder with <c>model.onnx</c> and <c>vocab.txt</c>.</param>
/// <param name="logger">Told once when the model is missing.</param>
internal sealed partial class MiniLmEmbedder(string folder, ILogger<MiniLmEmbedder> logger)
    : IEmbedder,
        IDisposable
{
    private const int MaxTokens = 64;
    private const int MaxBatch = 32;
    private const int MaxRemembered = 20_000;
    private readonly Lock _loading = new();
    private readonly ConcurrentDictionary<string, float[]> _remembered = new(StringComparer.Ordinal);
    private InferenceSession? _session;
    private BertTokenizer? _tokenizer;
    private bool? _available;

    public string Model => "all-MiniLM-L6-v2-int8";

    public bool IsAvailable => _available ?? Load();

    public float[][] Embed(IReadOnlyList<string> texts)
    {
        var unknown = texts
            .Where(text => !_remembered.ContainsKey(text))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (unknown.Count > 0 && !IsAvailable)
        {
            throw new InvalidOperationException("The embedding model is not here.");
        }

        if (_remembered.Count + unknown.Count > MaxRemembered)
        {
            _remembered.Clear();
            unknown = [.. texts.Distinct(StringComparer.Ordinal)];
        }

        var fresh = new Dictionary<string, float[]>(StringComparer.Ordinal);
        // Texts of like length share a batch, so that little of it is padding.
        var encoded = unknown
            .Select(text => (Text: text, Ids: Encode(text)))
            .OrderBy(one => one.Ids.Length)
            .Chunk(MaxBatch);
        foreach (var batch in encoded)
        {
            foreach (var (one, vector) in batch.Zip(Run([.. batch.Select(one => one.Ids)])))
            {
                fresh[one.Text] = vector;
                _remembered[one.Text] = vector;
            }
        }

        return
        [
            .. texts.Select(text => fresh.TryGetValue(text, out var vector) ? vector : _remembered[text]),
        ];
    }

    public void Dispose() => _session?.Dispose();

    private bool Load()
    {
        lock (_loading)
        {
            if (_available is { } known)
            {
                return known;
            }

            var (model, vocabulary) = (Path.Combine(folder, "model.onnx"), Path.Combine(folder, "vocab.txt"));
            if (!File.Exists(model) || !File.Exists(vocabulary))
            {
                LogMissing(logger, folder);
                _available = false;
                return false;
            }

            using var options = new SessionOptions
            {
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            };
            _tokenizer = BertTokenizer.Create(
                vocabulary,
                new BertOptions { LowerCaseBeforeTokenization = true }
            );
            _session = new InferenceSession(model, options);
            _available = true;
            return true;
        }
    }

    private int[] Encode(string text) => [.. _tokenizer!.EncodeToIds(text, MaxTokens, out _, out _)];

    private float[][] Run(int[][] batch)
    {
        var (rows, columns) = (batch.Length, batch.Max(ids => ids.Length));
        var ids = new long[rows * columns];
        var mask = new long[rows * columns];
        foreach (var (row, tokens) in batch.Index())
        {
            for (var column = 0; column < tokens.Length; column++)
            {
                ids[(row * columns) + column] = tokens[column];
                mask[(row * columns) + column] = 1;
            }
        }

        long[] shape = [rows, columns];
        using var idsValue = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var typesValue = OrtValue.CreateTensorValueFromMemory(new long[rows * columns], shape);
        using var run = new RunOptions();
        using var outputs = _session!.Run(
            run,
            new Dictionary<string, OrtValue>(StringComparer.Ordinal)
            {
                ["input_ids"] = idsValue,
                ["attention_mask"] = maskValue,
                ["token_type_ids"] = typesValue,
            },
            ["last_hidden_state"]
        );
        var hidden = outputs[0].GetTensorDataAsSpan<float>();
        var size = hidden.Length / (rows * columns);
        var vectors = new float[rows][];
        foreach (var (row, tokens) in batch.Index())
        {
            vectors[row] = Mean(hidden.Slice(row * columns * size, tokens.Length * size), size);
        }

        return vectors;
    }

    private static float[] Mean(ReadOnlySpan<float> hidden, int size)
    {
        var sum = new float[size];
        for (var at = 0; at < hidden.Length; at += size)
        {
            TensorPrimitives.Add(sum, hidden.Slice(at, size), sum);
        }

        TensorPrimitives.Divide(sum, Math.Max(1e-9f, TensorPrimitives.Norm<float>(sum)), sum);
        return sum;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "No embedding model in {Folder}: facets are searched by words alone"
    )]
    private static partial void LogMissing(ILogger logger, string folder);
}
