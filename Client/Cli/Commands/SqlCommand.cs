using System.ComponentModel;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Shows a segment as SQL, for reading and copying.</summary>
internal sealed class SqlCommand : ServiceCommand<SqlCommand.Settings>
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
        if (settings.Json)
        {
            var answer = await ReadAsync(service, segmentId, settings.Dialect, cancellationToken);
            await terminal.Output.WriteLineAsync(answer.Json);
        }
        else
        {
            await WriteAsync(service, segmentId, settings.Dialect, terminal, cancellationToken);
        }

        return ExitCode.Done;
    }

    /// <summary>Writes the SQL of a segment.</summary>
    public static async Task WriteAsync(
        Service service,
        string segmentId,
        string dialect,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var answer = await ReadAsync(service, segmentId, dialect, cancellationToken);
        await terminal.Output.WriteLineAsync(answer.Value.Sql);
    }

    private static Task<Reply<SegmentSql>> ReadAsync(
        Service service,
        string segmentId,
        string dialect,
        CancellationToken cancellationToken
    ) =>
        service.ReadSegmentAsync<SegmentSql>(
            segmentId,
            "sql?dialect=" + Uri.EscapeDataString(dialect),
            cancellationToken
        );

    /// <summary>Options of <c>sql</c>.</summary>
    internal sealed class Settings : SegmentSettings
    {
        /// <summary>Which SQL.</summary>
        [CommandOption("--dialect <DIALECT>")]
        [Description("duckdb or postgres. Default duckdb")]
        public string Dialect { get; init; } = "duckdb";
    }
}
