using System.Text.Json;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Tenancy;

namespace SmartSegmentation.Grains.Sessions;

/// <summary>The words that a tenant's administrator defines for everyone.</summary>
internal static class SharedVocabulary
{
    /// <summary>Adds a term to the tenant's configuration, gives it another meaning or takes it back; saying the same again changes nothing.</summary>
    /// <param name="grains">The tenant's grain.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="term">The term as it stands in the configuration.</param>
    /// <param name="meaning">Its meaning in words; null takes it back.</param>
    /// <returns>Null when it holds now; else why the configuration refuses it.</returns>
    public static async Task<Refusal?> DefineAsync(
        IGrainFactory grains,
        string tenantId,
        string term,
        string? meaning
    )
    {
        var tenant = grains.GetGrain<ITenantGrain>(tenantId);
        var vocabulary = (await tenant.GetConfigAsync()).Vocabulary;
        if (string.Equals(vocabulary.GetValueOrDefault(term), meaning, StringComparison.Ordinal))
        {
            return null;
        }

        var changes = JsonSerializer.Serialize(
            new
            {
                vocabulary = meaning is null ? vocabulary.Remove(term) : vocabulary.SetItem(term, meaning),
            },
            SegmentJson.Options
        );
        return await tenant.ConfigureAsync(changes) is Outcome<TenantConfig>.Refused(var why) ? why : null;
    }
}
