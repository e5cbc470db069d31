using Orleans.Concurrency;

namespace SmartSegmentation.Grains.Interfaces.Tenancy;

/// <summary>Whom one API key stands for. The grain's key is the SHA-256 of the API key, as 64 lower-case hexadecimal digits.</summary>
[Alias("smartseg.IApiKeyGrain"), GrainInterfaceType("smartseg.apikey")]
public interface IApiKeyGrain : IGrainWithStringKey
{
    /// <summary>The holder; null when the key was never given or has ended.</summary>
    [Alias("Find"), AlwaysInterleave]
    Task<Caller?> FindAsync();

    /// <summary>Gives the key to a holder.</summary>
    [Alias("Grant")]
    Task GrantAsync(Caller holder, CancellationToken cancellationToken = default);

    /// <summary>Ends the key.</summary>
    [Alias("Revoke")]
    Task RevokeAsync(CancellationToken cancellationToken = default);
}
