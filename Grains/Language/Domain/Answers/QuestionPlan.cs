using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>How a question is answered.</summary>
/// <param name="Specs">What is asked of the data.</param>
/// <param name="Reading">What the words were read as; its expression is the group that is asked about, null for everyone.</param>
/// <param name="Write">The answer from the rows of each query, in their order.</param>
internal sealed record QuestionPlan(
    ImmutableArray<SummarySpec> Specs,
    Reading Reading,
    Func<IReadOnlyList<IReadOnlyList<object?[]>>, QuestionAnswer> Write
);

/// <summary>An answer.</summary>
/// <param name="Answer">In words.</param>
/// <param name="Result">As a table.</param>
internal sealed record QuestionAnswer(string Answer, ResultTable Result);

/// <summary>How a claim is tested.</summary>
/// <param name="Specs">What is asked of the data: the first group, then the second.</param>
/// <param name="Reading">What the words were read as; its expression is the first group or the second.</param>
/// <param name="Conclude">The outcome from the rows of each query, in their order.</param>
internal sealed record HypothesisPlan(
    ImmutableArray<SummarySpec> Specs,
    Reading Reading,
    Func<IReadOnlyList<IReadOnlyList<object?[]>>, HypothesisResult> Conclude
);
