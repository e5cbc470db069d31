using Microsoft.Extensions.DependencyInjection;
using SmartSegmentation.Grains.Tenancy;

namespace SmartSegmentation.Grains.Language;

/// <summary>Registers the language engine.</summary>
internal static class LanguageServices
{
    /// <summary>Adds the indexes of the tenants; the words of the language come with each turn's skills.</summary>
    public static IServiceCollection AddLanguage(this IServiceCollection services) =>
        services.AddSingleton<TenantLanguages>().AddSingleton<IMeaningCheck, TenantMeanings>();
}
