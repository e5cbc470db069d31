using System.Globalization;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using Spectre.Console;

namespace SmartSegmentation.Client.Cli.Views;

/// <summary>What came of one message.</summary>
internal static class TurnScreen
{
    /// <summary>Writes it.</summary>
    /// <param name="screen">Where.</param>
    /// <param name="message">The message as it was sent.</param>
    /// <param name="turn">What came of it.</param>
    /// <param name="explanation">Of its segment; null = none.</param>
    public static void Write(
        IAnsiConsole screen,
        string message,
        TurnResult turn,
        SegmentExplanation? explanation
    )
    {
        WordsView.Write(screen, message, turn.Coverage);
        if (turn.Rejection is { } rejection)
        {
            screen.Say($"[red]{rejection.Message}[/] ({rejection.Code})");
        }

        if (turn.Segment is { } segment)
        {
            SegmentScreen.Write(screen, segment, explanation);
        }

        // A table says the same as the sentence, and better.
        if (turn.Answer is { Length: > 0 } answer && !IsTable(turn.Result))
        {
            screen.WriteLine(answer);
        }

        if (turn.Result is { } table && IsTable(table))
        {
            Write(screen, table);
        }

        if (turn.Hypothesis is { } hypothesis)
        {
            Write(screen, hypothesis);
        }

        foreach (
            var (reading, number) in turn.Interpretations.Select((reading, index) => (reading, index + 1))
        )
        {
            screen.Say($"[bold]{number}[/] {reading.Text}");
            SegmentScreen.Write(screen, reading.Segment);
        }

        if (turn.Question is { } question)
        {
            Write(screen, question);
        }
    }

    /// <summary>Exit code of a command that ends with this turn.</summary>
    public static int ExitCodeOf(TurnResult turn) =>
        turn.Action switch
        {
            TurnAction.Rejected => ExitCode.Refused,
            TurnAction.Clarify or TurnAction.Interpretations => ExitCode.QuestionOpen,
            _ => ExitCode.Done,
        };

    private static void Write(IAnsiConsole screen, ClarifyingQuestion question)
    {
        screen.Say($"[bold yellow]? {question.Text}[/]");
        foreach (var (option, index) in question.Options.Select((option, index) => (option, index)))
        {
            var size = option.EstimatedSize is { } count ? $" ({SegmentScreen.Number(count)} members)" : "";
            var by = option.ProposedBy is null ? "" : " proposed by a model";
            screen.Say($"  [bold]{index + 1}[/] {option.Text}[grey]{size}{by}[/]");
        }
    }

    private static bool IsTable(ResultTable? result) => result is { Rows: { IsDefault: false, Length: > 1 } };

    private static void Write(IAnsiConsole screen, ResultTable result)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in result.Columns)
        {
            table.AddColumn(Markup.Escape(column));
        }

        foreach (var row in result.Rows)
        {
            table.AddRow(row.Select(cell => Markup.Escape(CellText.Of(cell))).ToArray());
        }

        screen.Write(table);
    }

    private static void Write(IAnsiConsole screen, HypothesisResult hypothesis)
    {
        var verdict = hypothesis.Verdict switch
        {
            HypothesisVerdict.Supported => "[green]supported[/]",
            HypothesisVerdict.NotSupported => "[red]not supported[/]",
            _ => "[yellow]cannot tell[/]",
        };
        screen.MarkupLine($"{Markup.Escape(hypothesis.Claim)}: {verdict}");
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("group", "members", hypothesis.Measure);
        foreach (var group in hypothesis.Groups)
        {
            table.AddRow(Markup.Escape(group.Label), SegmentScreen.Number(group.Size), Round(group.Value));
        }

        screen.Write(table);
        screen.Say(
            $"difference {Round(hypothesis.Difference)} (95 % interval {Round(hypothesis.Low)} to {Round(hypothesis.High)}), p = {Round(hypothesis.PValue)}"
        );
    }

    private static string Round(double? value) =>
        value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "unknown";
}
