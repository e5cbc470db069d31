using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Tenancy.Domain;

/// <summary>Says whether the model of a configuration can be used.</summary>
internal static class ModelRules
{
    private const int ShortestMs = 50;
    private const int LongestMs = 30_000;

    /// <summary>What is wrong, in the order of the members; nothing for a tenant without a model.</summary>
    public static IEnumerable<(string Member, string Text)> Problems(
        ModelsConfig models,
        string tenantId,
        ModelServers servers
    ) => Server(models, tenantId, servers).Concat(Limits(models)).Concat(Budget(models));

    private static IEnumerable<(string, string)> Server(
        ModelsConfig models,
        string tenantId,
        ModelServers servers
    )
    {
        if (models.Endpoint is null && models.Model is not null)
        {
            yield return ("models.endpoint", "A model is asked at an address.");
        }
        else if (models.Endpoint is { } endpoint && !IsAddress(endpoint))
        {
            yield return ("models.endpoint", "An address is http or https, without user, query or fragment.");
        }
        else if (models.Endpoint is { } address && !servers.Allows(address))
        {
            yield return (
                "models.endpoint",
                $"This address is not among those that the operator allows ({ModelServers.EndpointsVariable})."
            );
        }

        if (models.Endpoint is not null && string.IsNullOrWhiteSpace(models.Model))
        {
            yield return ("models.model", "A model has a name.");
        }

        // What was given is not repeated: somebody may have put the key itself here.
        if (models.KeyVariable is { } variable && !ModelServers.IsKeyOf(variable, tenantId))
        {
            yield return (
                "models.keyVariable",
                $"A key is named by its variable: {ModelServers.KeyVariable}, or that with the tenant's id behind it."
            );
        }
        else if (models is { KeyVariable: { } bound, Endpoint: { } to } && !servers.MaySend(bound, to))
        {
            yield return (
                "models.keyVariable",
                $"The operator does not send this key to this address ({ModelServers.EndpointsVariable})."
            );
        }
        else if (models.KeyVariable is { } named && servers.KeyIn(named) is null)
        {
            yield return ("models.keyVariable", "The installation has no key in this variable.");
        }
    }

    private static IEnumerable<(string, string)> Limits(ModelsConfig models)
    {
        if (models.TimeLimitMs is < ShortestMs or > LongestMs)
        {
            yield return ("models.timeLimitMs", $"A time limit is {ShortestMs} to {LongestMs} milliseconds.");
        }

        if (models.InputUsdPerMillionTokens < 0)
        {
            yield return ("models.inputUsdPerMillionTokens", "A price is at least 0.");
        }

        if (models.OutputUsdPerMillionTokens < 0)
        {
            yield return ("models.outputUsdPerMillionTokens", "A price is at least 0.");
        }
    }

    private static IEnumerable<(string, string)> Budget(ModelsConfig models)
    {
        if (models.TokensPerDay < 0)
        {
            yield return ("models.tokensPerDay", "A budget is at least 0.");
        }

        if (models.UsdPerDay < 0)
        {
            yield return ("models.usdPerDay", "A budget is at least 0.");
        }

        if (models is { IsOn: true, TokensPerDay: null, UsdPerDay: null })
        {
            yield return ("models.tokensPerDay", "A model has a budget: tokens or US dollars a day.");
        }

        if (
            models is { IsOn: true, UsdPerDay: not null, TokensPerDay: null }
            && models.CostOf(1_000_000, 1_000_000) == 0
        )
        {
            yield return (
                "models.usdPerDay",
                "A budget in US dollars needs the prices of tokens, or it limits nothing."
            );
        }
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address is { UserInfo: "", Query: "", Fragment: "" };
}
