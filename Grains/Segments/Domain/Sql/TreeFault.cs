using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>Ends a compilation; never leaves <see cref="SegmentCompiler"/>, which answers with the refusal.</summary>
internal sealed class TreeFault(string code, string detail) : Exception(detail)
{
    /// <summary>The refusal.</summary>
    public Refusal Why { get; } = new(code, detail, "definition.expression");
}
