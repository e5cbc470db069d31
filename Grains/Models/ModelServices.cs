using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartSegmentation.Grains.Tenancy.Domain;

namespace SmartSegmentation.Grains.Models;

/// <summary>Registers the path to language models.</summary>
internal static class ModelServices
{
    /// <summary>Adds it; which servers may be used is a setting of the host.</summary>
    public static IServiceCollection AddModels(this IServiceCollection services)
    {
        services.TryAddSingleton(provider =>
            provider.GetService<IConfiguration>() is { } settings
                ? new ModelServers(name => settings[name])
                : ModelServers.None
        );
        return services
            .AddSingleton<ChatServers>()
            .AddSingleton<ProposalMeter>()
            .AddSingleton<WordProposer>();
    }
}
