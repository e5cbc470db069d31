using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Words answers.</summary>
/// <param name="wording">How.</param>
/// <param name="name">What was measured.</param>
/// <param name="of">What it was taken over.</param>
internal sealed class AnswerWriter(WordingData wording, string name, string of)
{
    /// <summary>Unit after numbers, such as a currency; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>By what it is broken down.</summary>
    public IReadOnlyList<AskedKey> Keys { get; init; } = [];

    /// <summary>Groups wanted, ties with the last included; null = all.</summary>
    public int? Top { get; init; }

    /// <summary>One number.</summary>
    public QuestionAnswer Scalar(IReadOnlyList<IReadOnlyList<object?[]>> results, SummarySpec spec)
    {
        var row = results[0][0];
        var value = Cells.Number(row[0]);
        var n = Cells.Number(row[1]) ?? 0;
        if (spec.Function == SummaryFunction.Share)
        {
            return Share(value is { } share ? Math.Round(share * n) : null, n);
        }

        if (value is null && spec.Function is not SummaryFunction.Sum)
        {
            return new QuestionAnswer(
                Fill(wording.None),
                Table(
                    [name],
                    [
                        [new Literal()],
                    ]
                )
            );
        }

        value ??= 0;
        var counts =
            spec.Function
            is SummaryFunction.Count
                or SummaryFunction.CountDistinct
                or SummaryFunction.Members;
        var template =
            counts ? wording.Count
            : spec.Function == SummaryFunction.Sum ? wording.Sum
            : wording.Value;
        var text = Fill(template, ("value", Said(value)), ("n", Cells.Text(n)), ("of", of));
        ImmutableArray<string> columns = [name];
        ImmutableArray<Literal> cells = [Cells.Value(value)];
        if (!counts && spec.Function != SummaryFunction.Sum)
        {
            (columns, cells) = (columns.Add(of), cells.Add(Cells.Value(n)));
        }

        if (
            results.Count > 1
            && Cells.Number(results[1][0][0]) is { } active
            && Cells.Number(results[1][0][1]) is { } some
            && some < n
        )
        {
            text += Fill(wording.ActiveOnly, ("value", Said(active)), ("n", Cells.Text(some)));
        }

        return new QuestionAnswer(text, Table(columns, [cells]));
    }

    /// <summary>A part of a whole.</summary>
    public QuestionAnswer Share(double? part, double? whole)
    {
        var share = part is null || whole is null or 0 ? null : part / whole;
        return share is null
            ? new QuestionAnswer(
                Fill(wording.None),
                Table(
                    ["percent"],
                    [
                        [new Literal()],
                    ]
                )
            )
            : new QuestionAnswer(
                Fill(
                    wording.Share,
                    ("percent", Cells.Text(100 * share)),
                    ("part", Cells.Text(part)),
                    ("n", Cells.Text(whole)),
                    ("of", of)
                ),
                Table(
                    ["percent", "share", "part", "of"],
                    [
                        [Cells.Value(100 * share), Cells.Value(share), Cells.Value(part), Cells.Value(whole)],
                    ]
                )
            );
    }

    /// <summary>A row for each group.</summary>
    public QuestionAnswer Groups(IReadOnlyList<object?[]> rows, SummarySpec spec)
    {
        var kept = Kept(rows);
        var rate = spec.Function == SummaryFunction.Share;
        var mean = spec.Function is SummaryFunction.Avg or SummaryFunction.Median or SummaryFunction.Share;
        var table = kept.Select(row =>
        {
            var value = Cells.Number(row[Keys.Count]);
            ImmutableArray<Literal> cells =
            [
                .. Keys.Select((key, at) => Literal.FromString(Cells.Label(row[at], key))),
                Cells.Value(value),
            ];
            cells = rate ? cells.Add(Cells.Value(100 * value)) : cells;
            return mean ? cells.Add(Cells.Value(Cells.Number(row[Keys.Count + 1]))) : cells;
        });
        ImmutableArray<string> columns = [.. Keys.Select(key => key.Name), name];
        columns = rate ? columns.Add("percent") : columns;
        columns = mean ? columns.Add(of) : columns;
        var named = kept.Take(wording.MostNamed).Select(row => Row(row, rate)).ToList();
        if (kept.Count > wording.MostNamed)
        {
            named.Add("…");
        }

        return new QuestionAnswer(
            kept.Count == 0
                ? Fill(wording.None)
                : Fill(
                    Top is null ? wording.Groups : wording.Top,
                    ("key", string.Join(", ", Keys.Select(key => key.Name))),
                    ("rows", string.Join("; ", named))
                ),
            Table(columns, [.. table])
        );
    }

    private string Row(object?[] row, bool rate)
    {
        var value = Cells.Number(row[Keys.Count]);
        return Fill(
            wording.Row,
            ("label", string.Join(", ", Keys.Select((key, at) => Cells.Label(row[at], key)))),
            ("value", rate ? Cells.Text(100 * value) + " %" : Said(value))
        );
    }

    private List<object?[]> Kept(IReadOnlyList<object?[]> rows)
    {
        if (Top is not { } top || rows.Count <= top)
        {
            return [.. rows];
        }

        var last = Cells.Number(rows[top - 1][Keys.Count]);
        return
        [
            .. rows.TakeWhile(
                (row, at) => at < top || (last is not null && Cells.Number(row[Keys.Count]) == last)
            ),
        ];
    }

    private string Said(double? value) =>
        Unit.Length == 0 ? Cells.Text(value) : Cells.Text(value) + " " + Unit;

    private string Fill(string template, params ReadOnlySpan<(string Key, string Value)> values)
    {
        var text = template.Replace("{name}", name, StringComparison.Ordinal);
        foreach (var (key, value) in values)
        {
            text = text.Replace("{" + key + "}", value, StringComparison.Ordinal);
        }

        return text;
    }

    private static ResultTable Table(
        ImmutableArray<string> columns,
        ImmutableArray<ImmutableArray<Literal>> rows
    ) => new(columns, rows);
}
