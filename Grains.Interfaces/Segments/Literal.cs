using System.Text.Json.Serialization;

namespace SmartSegmentation.Grains.Interfaces.Segments;

/// <summary>A literal of a condition: exactly one member is set. In JSON it is the bare number, text or boolean.</summary>
/// <param name="Number">A number or an amount of money.</param>
/// <param name="Text">A text, or a date as <c>yyyy-MM-dd</c>.</param>
/// <param name="Boolean">A truth value.</param>
[GenerateSerializer, Immutable, Alias("smartseg.Literal")]
[JsonConverter(typeof(LiteralConverter))]
public sealed record Literal(
    [property: Id(0)] decimal? Number = null,
    [property: Id(1)] string? Text = null,
    [property: Id(2)] bool? Boolean = null
)
{
    /// <summary>A number.</summary>
    public static implicit operator Literal(decimal number) => FromDecimal(number);

    /// <summary>A text.</summary>
    public static implicit operator Literal(string text) => FromString(text);

    /// <summary>A number.</summary>
    public static Literal FromDecimal(decimal number) => new(Number: number);

    /// <summary>A text.</summary>
    public static Literal FromString(string text) => new(Text: text);

    /// <summary>The literal as a person reads it; numbers without trailing zeros.</summary>
    public override string ToString() =>
        Text
        ?? Boolean?.ToString()
        ?? Number?.ToString("0.############", System.Globalization.CultureInfo.InvariantCulture)
        ?? "";
}
