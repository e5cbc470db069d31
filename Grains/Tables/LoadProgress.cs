namespace SmartSegmentation.Grains.Tables;

/// <summary>How far a load is; read while it is written.</summary>
internal sealed class LoadProgress
{
    private double _share;

    /// <summary>0 to 1; never falls.</summary>
    public double Share
    {
        get => Volatile.Read(ref _share);
        set => Volatile.Write(ref _share, Math.Clamp(value, Volatile.Read(ref _share), 1));
    }
}
