namespace SmartSegmentation.Client.Cli;

/// <summary>Exit codes of <c>smartseg</c>; documented in docs/cli.md, and stable.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The service refused, or failed; the reason has a code.</summary>
    public const int Refused = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>The answer is a question, or a choice of two readings: nothing has been settled yet.</summary>
    public const int QuestionOpen = 3;

    /// <summary>The service does not answer, or another process holds the data folder.</summary>
    public const int Unreachable = 4;

    /// <summary>What was checked is not as it was recorded: an altered trail, or a segment that reads differently now.</summary>
    public const int Differs = 5;

    /// <summary>Interrupted with Ctrl+C.</summary>
    public const int Interrupted = 130;
}
