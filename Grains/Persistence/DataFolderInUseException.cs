namespace SmartSegmentation.Grains.Persistence;

/// <summary>Another process uses the data folder.</summary>
/// <param name="folder">Absolute path.</param>
/// <param name="cause">What the system said.</param>
public sealed class DataFolderInUseException(string folder, Exception cause)
    : IOException(
        $"The data folder {folder} is in use by another SmartSegmentation process. Stop it, or set SMARTSEG_DATA to another folder.",
        cause
    );
