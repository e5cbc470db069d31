namespace SmartSegmentation.Tests.Support;

/// <summary>The example tables of the repository.</summary>
internal static class Examples
{
    /// <summary>A file of the coffee club.</summary>
    public static string CoffeeClub(string file) => Path.Combine(Root(), "examples", "coffee-club", file);

    /// <summary>A page of the documentation.</summary>
    public static string Page(string file) => Path.Combine(Root(), "docs", file);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SmartSegmentation.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
    }
}
