using System.ComponentModel;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Cli;

namespace SmartSegmentation.Client.Cli;

/// <summary>A command that talks in a session.</summary>
internal abstract class SessionSettings : ConnectionSettings
{
    /// <summary>An earlier session.</summary>
    [CommandOption("--session <ID>")]
    [Description("Go on in this session")]
    public string? Session { get; init; }

    /// <summary>The latest session.</summary>
    [CommandOption("-c|--continue")]
    [Description("Go on in the latest session")]
    public bool Continue { get; init; }

    /// <summary>What "today" means.</summary>
    [CommandOption("--today <DATE>")]
    [Description("What 'today' means in the sentences, such as 2026-07-01. Default: today")]
    public string? Today { get; init; }

    /// <summary>What "now" means; null = the service's clock.</summary>
    public DateTimeOffset? ReferenceTime =>
        Today is { } text
        && DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? IsDay(text)
                ? time.AddHours(12)
                : time
            : null;

    /// <inheritdoc/>
    public override ValidationResult Validate() =>
        Today is not null && ReferenceTime is null
            ? ValidationResult.Error("--today is a date such as 2026-07-01.")
        : Continue && Session is not null
            ? ValidationResult.Error("--continue and --session both name a session. Choose.")
        : base.Validate();

    /// <summary>A day is meant at noon, so that it is that day in most zones.</summary>
    private static bool IsDay(string text) =>
        DateOnly.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
