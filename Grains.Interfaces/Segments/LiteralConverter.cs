using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>Writes a literal as the bare JSON value; a literal with nothing set is <c>null</c>.</summary>
public sealed class LiteralConverter : JsonConverter<Literal>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override Literal Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        reader.TokenType switch
        {
            JsonTokenType.Number => new(Number: reader.GetDecimal()),
            JsonTokenType.String => new(Text: reader.GetString()),
            JsonTokenType.True => new(Boolean: true),
            JsonTokenType.False => new(Boolean: false),
            JsonTokenType.Null => new(),
            _ => throw new JsonException("A value is a number, a text or a boolean."),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Literal value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value?.Number is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else if (value?.Text is { } text)
        {
            writer.WriteStringValue(text);
        }
        else if (value?.Boolean is { } boolean)
        {
            writer.WriteBooleanValue(boolean);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
