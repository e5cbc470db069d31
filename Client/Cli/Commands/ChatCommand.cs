using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Sessions;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>A conversation, a line at a time, until the end of the input.</summary>
internal sealed class ChatCommand : ServiceCommand<ChatCommand.Settings>
{
    private const int ShownMembers = 20;

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var conversation = await Conversation.OpenAsync(service, settings, cancellationToken);
        if (terminal.IsTyped)
        {
            terminal.Notes.MarkupLine(
                "Say whom you want; refine with more sentences; answer questions by number. [grey]/members  /sql  /new  /quit[/]"
            );
        }

        string? segmentId = null;
        while (await ReadAsync(terminal, cancellationToken) is { } line)
        {
            switch (line.Trim().ToLowerInvariant())
            {
                case "":
                    continue;
                case "/quit" or "/exit":
                    return ExitCode.Done;
                case "/new":
                    conversation = await Conversation.OpenAsync(service, settings.Anew(), cancellationToken);
                    segmentId = null;
                    continue;
                case "/members" or "/sql" when segmentId is null:
                    terminal.Notes.MarkupLine("[yellow]There is no segment yet.[/]");
                    continue;
                case "/members":
                    await WriteMembersAsync(service, segmentId!, terminal, cancellationToken);
                    continue;
                case "/sql":
                    await SqlCommand.WriteAsync(service, segmentId!, "duckdb", terminal, cancellationToken);
                    continue;
            }

            segmentId =
                await SayAsync(conversation, line, settings.Json, terminal, cancellationToken) ?? segmentId;
        }

        return ExitCode.Done;
    }

    /// <summary>Says a line; a refusal is told and the conversation goes on.</summary>
    /// <returns>Id of the segment that came of it; null = none.</returns>
    private static async Task<string?> SayAsync(
        Conversation conversation,
        string line,
        bool json,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var (sent, turn) = await conversation.SayAsync(line, cancellationToken);
            if (json)
            {
                await terminal.Output.WriteLineAsync(turn.Json);
            }
            else
            {
                var explanation = await conversation.ExplainAsync(turn.Value, cancellationToken);
                TurnScreen.Write(terminal.Screen, sent, turn.Value, explanation);
            }

            return turn.Value.Segment?.SegmentId;
        }
        catch (RefusedException refused) when (!json)
        {
            terminal.Fail(refused.Problem.Detail, refused.Problem.Code);
            return null;
        }
    }

    private static async Task WriteMembersAsync(
        Service service,
        string segmentId,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var page = await service.MembersAsync(segmentId, ShownMembers, null, cancellationToken);
        terminal.Screen.WriteLine(string.Join(", ", page.Value.Members));
        if (page.Value.Next is not null)
        {
            terminal.Screen.MarkupLine("[grey]… and more: smartseg export[/]");
        }
    }

    private static async Task<string?> ReadAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (terminal.IsTyped)
        {
            terminal.Notes.Markup("[bold]>[/] ");
        }

        return await terminal.Input.ReadLineAsync(cancellationToken);
    }

    /// <summary>Options of <c>chat</c>.</summary>
    internal sealed class Settings : SessionSettings
    {
        /// <summary>The same, in a new session.</summary>
        public Settings Anew() =>
            new()
            {
                Today = Today,
                Json = Json,
                Tenant = Tenant,
            };
    }
}
