namespace SmartSegmentation.Grains.Persistence;

/// <summary>Names under which grain storage is registered.</summary>
internal static class StorageNames
{
    /// <summary>Where every grain keeps its state.</summary>
    public const string State = "state";
}
