namespace SmartSegmentation.Grains.Skills;

/// <summary>Where the files of the skills are: lexicons, rule tables, prompts.</summary>
internal static class SkillFiles
{
    /// <summary>The folder: <c>SMARTSEG_SKILLS</c>, else <c>skills</c> beside the program.</summary>
    public static string Root { get; } =
        Environment.GetEnvironmentVariable("SMARTSEG_SKILLS") is { Length: > 0 } named
            ? named
            : System.IO.Path.Combine(AppContext.BaseDirectory, "skills");

    /// <summary>Path of a file in it.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);
}
