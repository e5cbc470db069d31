using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Reads questions for a number or a small table.</summary>
internal static class QuestionReader
{
    /// <summary>How the question is answered; null when the message cannot be read as one.</summary>
    /// <param name="reader">Reads sentences of the tenant.</param>
    /// <param name="message">The question.</param>
    /// <param name="current">The segment that is spoken of; null for none.</param>
    public static QuestionPlan? Read(MessageReader reader, string message, ExpressionNode? current) =>
        new QuestionParser(reader, message, current).Parse();
}
