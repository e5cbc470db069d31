using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartSegmentation.Grains.Interfaces.Constitution;

namespace SmartSegmentation.Grains.Models.Domain;

/// <summary>What a model is sent for one question.</summary>
/// <param name="System">The constitution with its dynamic part, as <c>smartseg prompt show</c> shows it.</param>
/// <param name="User">The task, then one line of JSON that quotes the words, the message and the choices.</param>
/// <param name="Schema">JSON schema of the answer: one of the choices, or <c>none</c>.</param>
/// <param name="Constitution">Version and hash of the static part.</param>
internal sealed record ProposalPrompt(string System, string User, JsonElement Schema, string Constitution)
{
    /// <summary>The choice of none.</summary>
    public const string None = "none";

    // Relaxed for letters of all languages; quotes and line ends stay escaped, so what is quoted cannot end its quotes.
    private static readonly JsonSerializerOptions Quoted = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The prompt of a question; the same input gives the same bytes.</summary>
    public static ProposalPrompt Of(
        AssembledPrompt assembled,
        string task,
        string words,
        string message,
        ImmutableArray<ShortlistChoice> choices
    )
    {
        var question = new JsonObject
        {
            ["words"] = words,
            ["message"] = message,
            ["choices"] = new JsonArray([.. choices.Select(Tell)]),
        };
        return new ProposalPrompt(
            assembled.Text,
            task.TrimEnd() + "\n" + question.ToJsonString(Quoted),
            SchemaOf(choices),
            $"{assembled.Version} {assembled.Hash}"
        );
    }

    /// <summary>More tokens than a prompt of this length has, with the schema, which servers count too: a token is at least two bytes of all but the oddest texts.</summary>
    public int MostInputTokens =>
        (
            Encoding.UTF8.GetByteCount(System)
            + Encoding.UTF8.GetByteCount(User)
            + Encoding.UTF8.GetByteCount(Schema.GetRawText())
        ) / 2;

    private static JsonObject Tell(ShortlistChoice choice)
    {
        var told = new JsonObject { ["id"] = choice.Id, ["facet"] = choice.Facet.Label };
        if (choice.Value is { } value)
        {
            told["value"] = value;
            if (choice.Facet.ValueLabels.GetValueOrDefault(value) is { } label)
            {
                told["meaning"] = label;
            }
        }

        return told;
    }

    private static JsonElement SchemaOf(ImmutableArray<ShortlistChoice> choices) =>
        JsonSerializer.SerializeToElement(
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["choice"] = new JsonObject
                    {
                        ["type"] = "string",
                        ["enum"] = new JsonArray([
                            .. choices.Select(choice => (JsonNode)choice.Id),
                            (JsonNode)None,
                        ]),
                    },
                },
                ["required"] = new JsonArray("choice"),
                ["additionalProperties"] = false,
            }
        );
}
