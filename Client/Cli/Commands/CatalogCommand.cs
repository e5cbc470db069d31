using System.ComponentModel;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Shows tables and facets.</summary>
internal sealed class CatalogCommand : ServiceCommand<CatalogCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var catalog = await service.CatalogAsync(cancellationToken);
        if (settings.Json)
        {
            await terminal.Output.WriteLineAsync(catalog.Json);
            return ExitCode.Done;
        }

        if (
            settings.Table is { } named
            && !catalog.Value.Tables.Any(table =>
                table.Name.Equals(named, StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            throw new UsageException(
                $"There is no table '{named}'. Tables: {string.Join(", ", catalog.Value.Tables.Select(table => table.Name))}."
            );
        }

        CatalogScreen.Write(
            terminal.Screen,
            catalog.Value,
            table =>
                settings.Table is null
                || table.Name.Equals(settings.Table, StringComparison.OrdinalIgnoreCase)
        );
        return ExitCode.Done;
    }

    /// <summary>Options of <c>catalog</c>.</summary>
    internal sealed class Settings : ConnectionSettings
    {
        /// <summary>Only this table.</summary>
        [CommandArgument(0, "[TABLE]")]
        [Description("Only this table")]
        public string? Table { get; init; }
    }
}
