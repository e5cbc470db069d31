using System.Text.Json;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Interfaces.Tenancy;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Holds a segment against the format that its tenant asks for (<c>outputSchema</c>).</summary>
internal static class TenantFormat
{
    /// <summary>The evaluation: one that does not fit says so and scores nothing. The segment itself is right all the same.</summary>
    public static TurnEvaluation Judge(
        TenantConfig config,
        SegmentDefinition segment,
        TurnEvaluation evaluation
    ) =>
        config.OutputSchema is { } text && Problem(text, segment) is not null
            ? evaluation with
            {
                SchemaValid = false,
                Score = 0,
            }
            : evaluation;

    private static string? Problem(string text, SegmentDefinition segment)
    {
        try
        {
            return SchemaCheck.Problem(
                JsonShape.Read(text),
                JsonSerializer.SerializeToNode(segment, SegmentJson.Options),
                "segment"
            );
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException)
        {
            // Stored by a release that did not look into schemas: by it nothing can be checked.
            return null;
        }
    }
}
