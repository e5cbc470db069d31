using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Lists who is in a segment, one key a line.</summary>
internal sealed class MembersCommand : ServiceCommand<MembersCommand.Settings>
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
        var page = await service.MembersAsync(segmentId, settings.Limit, settings.After, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(page.Json);
            return ExitCode.Done;
        }

        foreach (var member in page.Value.Members)
        {
            await terminal.Output.WriteLineAsync(member);
        }

        if (page.Value.Next is { } next)
        {
            terminal.Notes.Say($"[grey]More: --after \"{next}\", or smartseg export[/]");
        }

        return ExitCode.Done;
    }

    /// <summary>Options of <c>members</c>.</summary>
    internal sealed class Settings : SegmentSettings
    {
        /// <summary>How many.</summary>
        [CommandOption("--limit <N>")]
        [Description("How many at most. Default 100")]
        public int Limit { get; init; } = 100;

        /// <summary>Where to go on.</summary>
        [CommandOption("--after <KEY>")]
        [Description("Only those after this key")]
        public string? After { get; init; }

        /// <inheritdoc/>
        public override ValidationResult Validate() =>
            Limit < 1 ? ValidationResult.Error("--limit is at least 1.") : base.Validate();
    }
}
