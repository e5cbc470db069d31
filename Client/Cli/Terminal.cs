using Spectre.Console;

namespace SmartSegmentation.Client.Cli;

/// <summary>Where a command writes: answers on standard output, everything else on standard error.</summary>
public sealed class Terminal
{
    /// <summary>Columns of text that is no terminal's; wide, so that nothing is wrapped in files and pipes.</summary>
    private const int WideWidth = 400;

    /// <summary>Over three streams.</summary>
    public Terminal(TextWriter output, TextWriter error, TextReader input)
    {
        Output = output;
        Input = input;
        Screen = Create(output, Console.IsOutputRedirected || output != Console.Out);
        Notes = Create(error, Console.IsErrorRedirected || error != Console.Error);
        IsWatched = error == Console.Error && !Console.IsErrorRedirected;
        IsTyped = input == Console.In && !Console.IsInputRedirected;
    }

    /// <summary>Standard output, for what scripts read.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard input.</summary>
    public TextReader Input { get; }

    /// <summary>Standard output, for people.</summary>
    public IAnsiConsole Screen { get; }

    /// <summary>Standard error: progress, hints, errors.</summary>
    public IAnsiConsole Notes { get; }

    /// <summary>True when a person sees <see cref="Notes"/> as they come.</summary>
    public bool IsWatched { get; }

    /// <summary>True when a person types the input.</summary>
    public bool IsTyped { get; }

    /// <summary>Writes an error and what to do about it.</summary>
    public void Fail(string message, string? code = null) =>
        Notes.Say($"[red]{message}[/]{(code is null ? "" : $" ({code})")}");

    private static IAnsiConsole Create(TextWriter writer, bool plain)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                Interactive = plain ? InteractionSupport.No : InteractionSupport.Detect,
            }
        );
        if (plain)
        {
            console.Profile.Width = WideWidth;
        }

        return console;
    }
}
