using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Lists readings that a person has to decide on.</summary>
internal sealed class ReviewListCommand : ServiceCommand<ReviewListCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var reviews = await service.ReviewsAsync(settings.Status, cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(reviews.Json);
            return ExitCode.Done;
        }

        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("review", "status", "who asked", "words", "read as", "why");
        foreach (var review in reviews.Value.Reviews)
        {
            table.AddRow(
                Markup.Escape(review.Request.ReviewId),
                review.Status.ToString().ToLowerInvariant(),
                Markup.Escape(review.Request.UserId),
                Markup.Escape(review.Request.Words),
                Markup.Escape(review.Request.Draft.LogicExpression),
                Markup.Escape(review.Request.Why)
            );
        }

        terminal.Screen.Write(table);
        return ExitCode.Done;
    }

    /// <summary>Options of <c>reviews list</c>.</summary>
    internal sealed class Settings : ConnectionSettings
    {
        /// <summary>Where they stand.</summary>
        [CommandOption("--status <STATUS>")]
        [Description("open, approved, rejected, corrected or all. Default: open")]
        public string Status { get; init; } = "open";
    }
}
