using System.ComponentModel;
using System.Text.Json;
using SmartSegmentation.Client.Gateway;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Decides a review.</summary>
internal sealed class ReviewDecideCommand : ServiceCommand<ReviewDecideCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var review = await service.DecideAsync(
            settings.Review,
            settings.Decision,
            settings.Comment,
            await ReadAsync(settings.Corrected, cancellationToken),
            cancellationToken
        );
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(review.Json);
        }
        else
        {
            terminal.Screen.Say($"{review.Value.Status.ToString().ToLowerInvariant()}");
        }

        return ExitCode.Done;
    }

    private static async Task<JsonElement?> ReadAsync(string? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(
                await File.ReadAllTextAsync(file, cancellationToken)
            );
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException)
        {
            throw new UsageException($"{file} cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>Options of <c>reviews decide</c>.</summary>
    internal sealed class Settings : ConnectionSettings
    {
        /// <summary>The review.</summary>
        [CommandArgument(0, "<REVIEW>")]
        [Description("Id of the review")]
        public string Review { get; init; } = "";

        /// <summary>What becomes of the draft.</summary>
        [CommandArgument(1, "<DECISION>")]
        [Description("approve, reject or correct")]
        public string Decision { get; init; } = "";

        /// <summary>For the user.</summary>
        [CommandOption("--comment <TEXT>")]
        [Description("What the user is told")]
        public string? Comment { get; init; }

        /// <summary>The segment as it should be.</summary>
        [CommandOption("--corrected <FILE>")]
        [Description("With correct: a JSON file with the SegmentDefinition as it should be")]
        public string? Corrected { get; init; }
    }
}
