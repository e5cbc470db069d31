using System.Globalization;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli;

/// <summary>Writes lines the same way in every culture.</summary>
internal static class ConsoleSpeech
{
    /// <summary>Writes a line of markup; what is put into it is text, never markup.</summary>
    public static void Say(this IAnsiConsole console, FormattableString line) =>
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, line);
}
