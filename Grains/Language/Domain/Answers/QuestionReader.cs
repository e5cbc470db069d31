using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Reads questions for a number or a small table.</summary>
internal static class QuestionReader
{
    /// <summary>How the question is answered; null when the message cannot be read as one.</summary>
    /// <param name="reader">Reads sentences of the tenant.</param>
    /// <param name="message">The question.</param>
    /// <param name="current">Whom "of them" means: the group asked about before, or the segment; null for nobody.</param>
    /// <param name="segment">The segment of the session ("this segment"); null = <paramref name="current"/>.</param>
    public static QuestionPlan? Read(
        MessageReader reader,
        string message,
        ExpressionNode? current,
        ExpressionNode? segment = null
    ) => new QuestionParser(reader, message, current, segment ?? current).Parse();
}
