using System.ComponentModel;
using System.Text.Json;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Writes the keys of all members of a segment, to a file or to standard output.</summary>
internal sealed class ExportCommand : ServiceCommand<ExportCommand.Settings>
{
    private const int PageSize = 10_000;

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var segmentId = await settings.FindAsync(service, cancellationToken);
        var column = KeyColumn((await service.CatalogAsync(cancellationToken)).Value);
        var first = await service.MembersAsync(segmentId, PageSize, null, cancellationToken);

        // Beside the target, so that a file of this name is a whole one.
        var unfinished = settings.Out + ".part";
        await using var file = settings.Out is null ? null : new StreamWriter(unfinished);
        var count = await WriteAsync(
            file ?? terminal.Output,
            Members(service, segmentId, first.Value, cancellationToken),
            settings.IsCsv ? new CsvLines(column) : new JsonLines(column)
        );
        if (file is not null)
        {
            await file.DisposeAsync();
            File.Move(unfinished, settings.Out!, overwrite: true);
            terminal.Notes.Say($"Wrote [bold]{SegmentScreen.Number(count)}[/] members to {settings.Out}.");
        }

        return ExitCode.Done;
    }

    private static string KeyColumn(Catalog catalog) =>
        catalog.Tables.FirstOrDefault(table => table.Role is TableRole.Entity)?.Key
        ?? catalog.Tables.FirstOrDefault(table => table.EntityKey is not null)?.EntityKey
        ?? "row";

    private static async IAsyncEnumerable<string> Members(
        Service service,
        string segmentId,
        SegmentMembers first,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var page = first;
        while (true)
        {
            foreach (var member in page.Members)
            {
                yield return member;
            }

            if (page.Next is not { } next)
            {
                yield break;
            }

            page = (await service.MembersAsync(segmentId, PageSize, next, cancellationToken)).Value;
        }
    }

    private static async Task<long> WriteAsync(
        TextWriter target,
        IAsyncEnumerable<string> members,
        MemberLines lines
    )
    {
        var count = 0L;
        if (lines.Header is { } header)
        {
            await target.WriteLineAsync(header);
        }

        await foreach (var member in members)
        {
            await target.WriteLineAsync(lines.Line(member));
            count++;
        }

        return count;
    }

    /// <summary>Options of <c>export</c>.</summary>
    internal sealed class Settings : SegmentSettings
    {
        /// <summary>Layout of the file.</summary>
        [CommandOption("--format <FORMAT>")]
        [Description("csv or jsonl. Default csv")]
        public string Format { get; init; } = "csv";

        /// <summary>File to write.</summary>
        [CommandOption("--out <FILE>")]
        [Description("File to write. Default: standard output")]
        public string? Out { get; init; }

        /// <summary>True for CSV.</summary>
        public bool IsCsv => Format.Equals("csv", StringComparison.OrdinalIgnoreCase);

        /// <inheritdoc/>
        public override ValidationResult Validate() =>
            IsCsv || Format.Equals("jsonl", StringComparison.OrdinalIgnoreCase)
                ? base.Validate()
                : ValidationResult.Error("--format is csv or jsonl.");
    }

    private abstract record MemberLines(string Column)
    {
        public abstract string? Header { get; }

        public abstract string Line(string member);
    }

    private sealed record CsvLines(string Column) : MemberLines(Column)
    {
        public override string? Header => Quote(Column);

        public override string Line(string member) => Quote(member);

        private static string Quote(string text) =>
            text.AsSpan().IndexOfAny("\",\r\n") < 0 && text.Length == text.Trim().Length
                ? text
                : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private sealed record JsonLines(string Column) : MemberLines(Column)
    {
        public override string? Header => null;

        public override string Line(string member) =>
            JsonSerializer.Serialize(
                new Dictionary<string, string>(StringComparer.Ordinal) { [Column] = member }
            );
    }
}
