namespace SmartSegmentation.Grains.Tenancy.Domain;

/// <summary>
/// The model servers that the operator of the installation lets its tenants use, and their keys. A tenant's administrator names one of them;
/// no configuration of a tenant makes the service call any other address, or send a key that is not meant for it.
/// </summary>
/// <param name="read">Value of a setting of the installation; null = not set. Read anew each time.</param>
public sealed class ModelServers(Func<string, string?> read)
{
    /// <summary>
    /// Setting with the allowed servers, separated by blanks: <c>ADDRESS</c>, which is sent no key, or <c>ADDRESS=VARIABLE</c>, which may be sent
    /// the key of that variable and no other; an address may stand more than once. None = no tenant can use a model.
    /// </summary>
    public const string EndpointsVariable = "SMARTSEG_MODEL_ENDPOINTS";

    /// <summary>Setting with the key for every tenant. That of one tenant has its id behind it, in capitals, with <c>_</c> for hyphens.</summary>
    public const string KeyVariable = "SMARTSEG_MODEL_KEY";

    /// <summary>No server.</summary>
    public static ModelServers None { get; } = new(_ => null);

    /// <summary>True for an address that the operator allows; a slash at its end makes no difference.</summary>
    public bool Allows(string endpoint) => Servers().Any(server => server.Endpoint == endpoint.TrimEnd('/'));

    /// <summary>True when the key of a variable is meant for an address.</summary>
    public bool MaySend(string variable, string endpoint) =>
        Servers().Contains((endpoint.TrimEnd('/'), variable));

    /// <summary>True for the variables whose key the tenant may use: that of everyone and its own.</summary>
    public static bool IsKeyOf(string variable, string tenantId) =>
        variable == KeyVariable
        || variable == $"{KeyVariable}_{tenantId.ToUpperInvariant().Replace('-', '_')}";

    /// <summary>The key in a variable; null = not set.</summary>
    public string? KeyIn(string variable) => read(variable) is { Length: > 0 } key ? key : null;

    private IEnumerable<(string Endpoint, string? Variable)> Servers() =>
        (read(EndpointsVariable) ?? "")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(server =>
                server.LastIndexOf('=') is var at and > 0
                    ? (server[..at].TrimEnd('/'), server[(at + 1)..])
                    : (server.TrimEnd('/'), (string?)null)
            );
}
