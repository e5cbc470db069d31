using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Rates a segment.</summary>
internal sealed class FeedbackCommand : ServiceCommand<FeedbackCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var segmentId = await settings.FindAsync(service, cancellationToken);
        var feedback = await service.RateAsync(
            segmentId,
            settings.Rating,
            settings.Comment,
            cancellationToken
        );
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(feedback.Json);
        }
        else
        {
            terminal.Screen.Say($"Noted: {feedback.Value.Rating} of 5 for version {feedback.Value.Version}.");
        }

        return ExitCode.Done;
    }

    /// <summary>Options of <c>feedback</c>.</summary>
    internal sealed class Settings : SegmentSettings
    {
        /// <summary>The rating.</summary>
        [CommandArgument(1, "<RATING>")]
        [Description("1 (wrong people) to 5 (exactly these)")]
        public int Rating { get; init; }

        /// <summary>In words.</summary>
        [CommandOption("--comment <TEXT>")]
        [Description("What was right or wrong")]
        public string? Comment { get; init; }
    }
}
