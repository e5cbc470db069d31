using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Tenancy;

/// <summary>Stored: whom a key stands for.</summary>
[GenerateSerializer, Immutable, Alias("smartseg.ApiKeyState")]
internal sealed record ApiKeyState
{
    /// <summary>The holder; null = the key has ended, or never was.</summary>
    [Id(0)]
    public Caller? Holder { get; init; }
}
