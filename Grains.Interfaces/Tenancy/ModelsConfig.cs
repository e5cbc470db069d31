using System.Text.Json.Serialization;

namespace SmartSegmentation.Grains.Interfaces.Tenancy;

/// <summary>The language model that a tenant lets propose an option to questions about unknown words. Off unless both endpoint and model are set.</summary>
/// <remarks>Members that are not set are left out of the JSON form, so a tenant without a model has <c>{}</c>.</remarks>
[GenerateSerializer, Immutable, Alias("smartseg.ModelsConfig")]
public sealed record ModelsConfig
{
    /// <summary>Base address of an OpenAI-compatible server, such as <c>https://models.example/v1</c>; one that the installation allows.</summary>
    [Id(0)]
    public string? Endpoint { get; init; }

    /// <summary>Name of the model at that server.</summary>
    [Id(1)]
    public string? Model { get; init; }

    /// <summary>Environment variable of the service that holds the key; null = the server needs none. The key itself is never part of the configuration.</summary>
    [Id(2)]
    public string? KeyVariable { get; init; }

    /// <summary>Most that a question waits for its proposal, 50 to 30,000 milliseconds; null = 2,000.</summary>
    [Id(3)]
    public int? TimeLimitMs { get; init; }

    /// <summary>Tokens of prompts and answers that may be used a day, in the tenant's zone; null = no limit, where <see cref="UsdPerDay"/> sets one.</summary>
    [Id(4)]
    public long? TokensPerDay { get; init; }

    /// <summary>US dollars that may be spent a day; null = no limit, where <see cref="TokensPerDay"/> sets one.</summary>
    [Id(5)]
    public decimal? UsdPerDay { get; init; }

    /// <summary>Price of a million tokens of prompts; null = 0.</summary>
    [Id(6)]
    public decimal? InputUsdPerMillionTokens { get; init; }

    /// <summary>Price of a million tokens of answers; null = 0.</summary>
    [Id(7)]
    public decimal? OutputUsdPerMillionTokens { get; init; }

    /// <summary>True when there is a model to ask.</summary>
    [JsonIgnore]
    public bool IsOn => Endpoint is not null && Model is not null;

    /// <summary><see cref="TimeLimitMs"/>, or its default.</summary>
    [JsonIgnore]
    public TimeSpan TimeLimit => TimeSpan.FromMilliseconds(TimeLimitMs ?? 2_000);

    /// <summary>What so many tokens cost, in US dollars.</summary>
    public decimal CostOf(int inputTokens, int outputTokens) =>
        ((inputTokens * (InputUsdPerMillionTokens ?? 0)) + (outputTokens * (OutputUsdPerMillionTokens ?? 0)))
        / 1_000_000m;
}
