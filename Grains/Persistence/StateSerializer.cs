using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Orleans.Storage;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Persistence;

/// <summary>
/// Stored state as JSON: <c>{"$v": 1, "state": {…}}</c>. Holds no CLR names, so that types may be renamed; a case of a union is
/// told by its alias, as <c>$case</c>.
/// </summary>
internal sealed class StateSerializer : IGrainStorageSerializer
{
    /// <summary>Layout that is written; older layouts stay readable.</summary>
    public const int Version = 1;

    /// <summary>The JSON form of stored state.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) =>
        new(JsonSerializer.SerializeToUtf8Bytes(new Envelope<T?>(Version, input), Options));

    /// <inheritdoc/>
    public T Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var envelope = JsonSerializer.Deserialize<Envelope<T>>(input.ToMemory().Span, Options);
        return envelope switch
        {
            { Version: Version, State: { } state } when state is IStoredExactly && !IsExactly(state, input) =>
                throw new JsonException("The stored bytes are not those that were written."),
            { Version: Version, State: { } state } => state,
            { Version: > Version } => throw new NotSupportedException(
                "The stored state was written by a newer release; start that release, or restore an older copy of the data folder."
            ),
            _ => throw new JsonException("The stored state has no layout version."),
        };
    }

    private bool IsExactly<T>(T state, BinaryData stored) =>
        Serialize(state).ToMemory().Span.SequenceEqual(stored.ToMemory().Span);

    private static JsonSerializerOptions CreateOptions() =>
        new(SegmentJson.Options)
        {
            WriteIndented = false,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { TellCasesByAlias } },
        };

    private static void TellCasesByAlias(JsonTypeInfo info)
    {
        if (!info.Type.IsAbstract || info.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "$case" };
        foreach (var nested in info.Type.GetNestedTypes().Where(nested => nested.BaseType == info.Type))
        {
            var alias = (AliasAttribute)
                nested.GetCustomAttributes(typeof(AliasAttribute), inherit: false).Single();
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(nested, alias.Alias));
        }
    }

    private sealed record Envelope<T>(
        [property: JsonPropertyName("$v")] int Version,
        [property: JsonPropertyName("state")] T State
    );
}
