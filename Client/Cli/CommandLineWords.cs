namespace SmartSegmentation.Client.Cli;

/// <summary>Splits an example into its words; what is quoted stays together, with its quotes.</summary>
internal static class CommandLineWords
{
    /// <summary>The words.</summary>
    public static string[] Split(string line)
    {
        var parts = line.Split('"');
        return
        [
            .. parts.SelectMany(
                (part, index) =>
                    index % 2 == 1 ? [$"\"{part}\""] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            ),
        ];
    }
}
