namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Reads claims that one group does more or less of something than another.</summary>
internal static class HypothesisReader
{
    /// <summary>How the claim is tested; null when the message cannot be read as one.</summary>
    /// <param name="reader">Reads sentences of the tenant.</param>
    /// <param name="message">The claim.</param>
    public static HypothesisPlan? Read(MessageReader reader, string message) =>
        new ClaimParser(reader, message).Parse();
}
