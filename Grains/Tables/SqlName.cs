namespace SmartSegmentation.Grains.Tables;

/// <summary>Names in the engine's language.</summary>
internal static class SqlName
{
    /// <summary>A name in double quotes.</summary>
    public static string Quote(string name) =>
        "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
