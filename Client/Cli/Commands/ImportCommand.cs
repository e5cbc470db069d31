using System.ComponentModel;
using System.Text.RegularExpressions;
using SmartSegmentation.Client.Cli.Views;
using SmartSegmentation.Client.Gateway;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli.Commands;

/// <summary>Loads tables.</summary>
internal sealed partial class ImportCommand : ServiceCommand<ImportCommand.Settings>
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        Service service,
        Settings settings,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        var importer = new TableImport(service, terminal);
        foreach (var (table, files) in settings.Tables())
        {
            var load = new TableSource(
                table,
                files,
                settings.Role,
                settings.RowKey,
                settings.Timestamp,
                settings.EntityKey,
                settings.References()
            );
            var loaded = await importer.LoadAsync(
                load,
                createTenant: settings.NamedTenant is null,
                cancellationToken
            );
            if (settings.Json)
            {
                await terminal.Output.WriteLineAsync(loaded.Json);
            }
            else
            {
                LoadScreen.Write(terminal.Screen, loaded.Value);
            }
        }

        return ExitCode.Done;
    }

    /// <summary>Options of <c>import</c>.</summary>
    internal sealed partial class Settings : ConnectionSettings
    {
        /// <summary>Files to load.</summary>
        [CommandArgument(0, "<FILE>")]
        [Description("CSV, TSV, semicolon CSV, Parquet or JSON lines")]
        public string[] Files { get; init; } = [];

        /// <summary>Name of the one table.</summary>
        [CommandOption("--table <NAME>")]
        [Description("All files are one table of this name. Default: one table per file, named after it")]
        public string? Table { get; init; }

        /// <summary>What the rows are.</summary>
        [CommandOption("--role <ROLE>")]
        [Description("entity, event or lookup. Default: inferred, as all that follow")]
        public string? Role { get; init; }

        /// <summary>Column that names a row.</summary>
        [CommandOption("--row-key <COLUMN>")]
        [Description("Column that names a row")]
        public string? RowKey { get; init; }

        /// <summary>Column with the time.</summary>
        [CommandOption("--timestamp <COLUMN>")]
        [Description("Column with the time of an event")]
        public string? Timestamp { get; init; }

        /// <summary>Column that names the member.</summary>
        [CommandOption("--entity-key <COLUMN>")]
        [Description("Column that names the member whom an event belongs to")]
        public string? EntityKey { get; init; }

        /// <summary>Columns that refer to other tables.</summary>
        [CommandOption("--reference <COL=TABLE.COL>")]
        [Description("Column that refers to another table, such as product=products.id; repeatable")]
        public string[] Reference { get; init; } = [];

        /// <inheritdoc/>
        public override ValidationResult Validate()
        {
            var missing = Files.FirstOrDefault(file => !File.Exists(file));
            if (missing is not null)
            {
                return ValidationResult.Error($"There is no file {missing}.");
            }

            if (Reference.Any(reference => reference.Split('=') is not [{ Length: > 0 }, { Length: > 0 }]))
            {
                return ValidationResult.Error("--reference is COLUMN=table.column.");
            }

            var single = Role ?? RowKey ?? Timestamp ?? EntityKey ?? Reference.FirstOrDefault();
            return single is not null && Tables().Count > 1
                ? ValidationResult.Error(
                    "Role, keys and references are of one table: load one file, or name the table with --table."
                )
                : base.Validate();
        }

        /// <summary>Tables to load with their files.</summary>
        public IReadOnlyList<(string Table, string[] Files)> Tables() =>
            Table is { Length: > 0 } name
                ? [(name, Files)]
                : [.. Files.Select(file => (TableNameOf(file), new[] { file }))];

        /// <summary>References by column.</summary>
        public IReadOnlyDictionary<string, string> References() =>
            Reference
                .Select(reference => reference.Split('='))
                .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

        private static string TableNameOf(string file)
        {
            var name = NotAName().Replace(Path.GetFileNameWithoutExtension(file), "_").Trim('_');
            return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : "table_" + name;
        }

        [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex NotAName();
    }
}
