using Microsoft.Extensions.DependencyInjection;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Skills;

namespace SmartSegmentation.Grains.Language;

/// <summary>Registers the language engine.</summary>
internal static class LanguageServices
{
    /// <summary>Adds the words of the language and the indexes of the tenants.</summary>
    public static IServiceCollection AddLanguage(this IServiceCollection services) =>
        services
            .AddSingleton(_ => LanguageData.Load(SkillFiles.Path("segment-creation")))
            .AddSingleton(_ => DialogueData.Load(SkillFiles.Root))
            .AddSingleton<TenantLanguages>();
}
