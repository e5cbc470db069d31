namespace SmartSegmentation.Grains.Persistence;

/// <summary>The folder that holds everything an installation knows; one process at a time may use it.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held) =>
        (Path, _lock, State) = (path, held, new StateFile(System.IO.Path.Combine(path, "state.db")));

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>The database of grain state.</summary>
    internal StateFile State { get; }

    /// <summary>Files on their way in; emptied at start.</summary>
    public string Incoming => System.IO.Path.Combine(Path, "incoming");

    /// <summary>Creates the folder where it is missing and takes it for this process.</summary>
    /// <param name="path">Relative paths are under the working directory.</param>
    /// <returns>The folder; disposing it lets another process in. The system does so too when the process ends in any way.</returns>
    /// <exception cref="DataFolderInUseException">Another process holds it.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(full);
        var folder = new DataFolder(full, Lock(full));
        if (Directory.Exists(folder.Incoming))
        {
            Directory.Delete(folder.Incoming, recursive: true);
        }

        Directory.CreateDirectory(folder.Incoming);
        return folder;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        State.Dispose();
        _lock.Dispose();
    }

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(
                System.IO.Path.Combine(folder, ".lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException held)
        {
            throw new DataFolderInUseException(folder, held);
        }
    }
}
