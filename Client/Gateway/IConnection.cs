namespace SmartSegmentation.Client.Gateway;

/// <summary>A way to an installation. Adapters differ in where the messages of the contract go, never in what they say.</summary>
internal interface IConnection : IAsyncDisposable
{
    /// <summary>Carries requests of the contract; base address and key are set.</summary>
    HttpClient Http { get; }

    /// <summary>Where it leads, for people: an address or a folder.</summary>
    string Place { get; }
}
