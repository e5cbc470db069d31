using SmartSegmentation.Grains.Interfaces.Tables;

namespace SmartSegmentation.Grains.Tables;

/// <summary>Files that were handed over with a load.</summary>
internal static class TableFilesOnDisk
{
    /// <summary>Removes them, and the folder they were alone in, if the load owns them.</summary>
    public static void Release(LoadTable request)
    {
        if (!request.OwnsFiles || request.Files.IsDefaultOrEmpty)
        {
            return;
        }

        foreach (var file in request.Files)
        {
            File.Delete(file.Path);
        }

        foreach (
            var folder in request
                .Files.Select(file => Path.GetDirectoryName(file.Path))
                .Distinct(StringComparer.Ordinal)
        )
        {
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
    }
}
