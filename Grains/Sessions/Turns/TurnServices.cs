using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartSegmentation.Grains.Sessions.Turns.Acting;
using SmartSegmentation.Grains.Sessions.Turns.Improving;
using SmartSegmentation.Grains.Sessions.Turns.Planning;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Registers the loop of a turn.</summary>
internal static class TurnServices
{
    /// <summary>Adds the runner, its states and its steps; a runner given by the host's surroundings is kept.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.TryAddSingleton<ITurnRunner, TurnRunner>();
        return services
            .AddSingleton<Replay.TurnReplayer>()
            .AddSingleton<Living.LivingAnswers>()
            .AddSingleton<NamedPersons>()
            .AddSingleton<TurnOpener>()
            .AddSingleton<TurnPlanner>()
            .AddSingleton<PlanRunner>()
            .AddSingleton<TurnImprover>()
            .AddSingleton<ITurnStep, DecomposeStep>()
            .AddSingleton<ITurnStep, DatesStep>()
            .AddSingleton<ITurnStep, FacetsStep>()
            .AddSingleton<ITurnStep, MapStep>()
            .AddSingleton<ITurnStep, ChangeStep>()
            .AddSingleton<ITurnStep, RecallStep>()
            .AddSingleton<ITurnStep, ReferencesStep>()
            .AddSingleton<ITurnStep, SizeStep>()
            .AddSingleton<ITurnStep, FormatStep>()
            .AddSingleton<ITurnStep, DuplicatesStep>()
            .AddSingleton<ITurnStep, AnswerStep>();
    }
}
