using System.ComponentModel;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>One sentence, one answer.</summary>
internal sealed class AskCommand : ServiceCommand<AskCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var conversation = await Conversation.OpenAsync(service, settings, cancellationToken);
        var (sent, turn) = await conversation.SayAsync(
            string.Join(' ', settings.Sentence),
            cancellationToken
        );
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(turn.Json);
        }
        else
        {
            var explanation = await conversation.ExplainAsync(turn.Value, cancellationToken);
            TurnScreen.Write(terminal.Screen, sent, turn.Value, explanation);
        }

        var code = TurnScreen.ExitCodeOf(turn.Value);
        if (code == ExitCode.QuestionOpen && !settings.Json)
        {
            terminal.Notes.MarkupLine("[grey]Answer with:[/] smartseg ask --continue \"…\"");
        }

        return code;
    }

    /// <summary>Options of <c>ask</c>.</summary>
    internal sealed class Settings : SessionSettings
    {
        /// <summary>The sentence.</summary>
        [CommandArgument(0, "<SENTENCE>")]
        [Description("The sentence; several words need no quotes")]
        public string[] Sentence { get; init; } = [];
    }
}
