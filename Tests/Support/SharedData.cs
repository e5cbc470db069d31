using System.Runtime.CompilerServices;

namespace SmartSegmentation.Tests.Support;

/// <summary>The folder of real tables and benchmarks that lies beside the repository, where there is one.</summary>
internal static class SharedData
{
    /// <summary>Its path: <c>SMARTSEG_SHARED</c>, else <c>../shared</c> beside the repository; null when missing.</summary>
    public static string? Root { get; } = Find();

    /// <summary>Path inside it; the running test is skipped when it does not exist.</summary>
    public static string Path(params string[] parts)
    {
        var path = Root is null ? null : System.IO.Path.Combine([Root, .. parts]);
        if (path is null || !(File.Exists(path) || Directory.Exists(path)))
        {
            Assert.Ignore($"needs shared/{string.Join('/', parts)}, which is not beside the repository");
        }

        return path!;
    }

    private static string? Find([CallerFilePath] string here = "")
    {
        var named = Environment.GetEnvironmentVariable("SMARTSEG_SHARED");
        var beside = System.IO.Path.GetFullPath(System.IO.Path.Combine(here, "../../../../shared"));
        return Directory.Exists(named) ? named
            : Directory.Exists(beside) ? beside
            : null;
    }
}
