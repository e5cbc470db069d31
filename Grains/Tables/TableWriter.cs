using System.Globalization;
using DuckDB.NET.Data;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Tables.Domain;
using SmartSegmentation.Grains.Tables.Reading;

namespace SmartSegmentation.Grains.Tables;

/// <summary>Stores rows, each cell as its column's plan says; what does not fit is missing and reported.</summary>
internal sealed class TableWriter : IDisposable
{
    private readonly DuckDBAppender _appender;
    private readonly ColumnPlan[] _plans;
    private readonly int[] _kept;
    private readonly TextPool[] _pools;
    private readonly LoadProblems _problems;
    private long _row;

    /// <summary>Opens a table for writing.</summary>
    /// <param name="connection">In a transaction.</param>
    /// <param name="table">Name in the engine.</param>
    /// <param name="plans">Columns after the row number.</param>
    /// <param name="kept">Their places among the columns of the files.</param>
    /// <param name="problems">Told what does not fit.</param>
    public TableWriter(
        DuckDBConnection connection,
        string table,
        ColumnPlan[] plans,
        int[] kept,
        LoadProblems problems
    )
    {
        _appender = connection.CreateAppender(table);
        (_plans, _kept, _problems) = (plans, kept, problems);
        _pools = [.. plans.Select(_ => new TextPool())];
    }

    /// <summary>Stores one row.</summary>
    public void Write(string file, RowReader reader, int[] places)
    {
        CheckWidth(file, reader, places.Length);
        var row = _appender.CreateRow();
        row.AppendValue(++_row);
        for (var i = 0; i < _plans.Length; i++)
        {
            var place = places[_kept[i]];
            var text = place < reader.Count ? reader.Cell(place).Trim() : default;
            if (MissingText.Is(text))
            {
                row.AppendNullValue();
            }
            else if (!Append(row, text, _plans[i], _pools[i]))
            {
                row.AppendNullValue();
                if (!MissingText.IsBesideTypedValues(text))
                {
                    _problems.Add(file, reader.Line, _plans[i].Name, Misfit(_plans[i]));
                }
            }
        }

        row.EndRow();
    }

    /// <inheritdoc/>
    public void Dispose() => _appender.Dispose();

    private static bool Append(
        IDuckDBAppenderRow row,
        ReadOnlySpan<char> text,
        ColumnPlan plan,
        TextPool pool
    )
    {
        switch (plan.Type)
        {
            case FacetType.Text:
                row.AppendValue(pool.Of(text));
                return true;
            case FacetType.Integer:
                var isWhole = CellValue.TryInteger(text, plan, out var whole);
                return isWhole && row.AppendValue((long?)whole) is not null;
            case FacetType.Decimal when plan.Scale is { } scale:
                var isNumber = CellValue.TryDecimal(text, plan, out var number);
                return isNumber && row.AppendValue((decimal?)Rescale(number, scale)) is not null;
            case FacetType.Decimal:
                var isFloat = CellValue.TryDouble(text, plan, out var floating);
                return isFloat && row.AppendValue((double?)floating) is not null;
            case FacetType.Date:
                var isDay = CellValue.TryDate(text, plan, out var day);
                return isDay && row.AppendValue((DateOnly?)DateOnly.FromDateTime(day)) is not null;
            case FacetType.DateTime:
                var isTime = CellValue.TryDate(text, plan, out var time);
                return isTime && row.AppendValue((DateTime?)time) is not null;
            case FacetType.Boolean:
                row.AppendValue((bool?)text.Equals("true", StringComparison.OrdinalIgnoreCase));
                return true;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static decimal Rescale(decimal number, int scale) => decimal.Round(number, scale);

    private static string Misfit(ColumnPlan plan) =>
        plan.Type switch
        {
            FacetType.Integer => "Not a whole number, as the rest of the column is.",
            FacetType.Decimal => "Not a number, as the rest of the column is.",
            FacetType.Boolean => "Neither true nor false.",
            _ => plan.DayFirst
                ? "Not a date in the form of the column (day first)."
                : "Not a date in the form of the column.",
        };

    private void CheckWidth(string file, RowReader reader, int width)
    {
        if (reader.Count == width)
        {
            return;
        }

        if (reader.Count < width)
        {
            _problems.Add(file, reader.Line, column: null, Count("The row is short", reader.Count, width));
            return;
        }

        for (var i = width; i < reader.Count; i++)
        {
            if (!reader.Cell(i).Trim().IsEmpty)
            {
                _problems.Add(
                    file,
                    reader.Line,
                    column: null,
                    Count("The row is long; what is too much was left out", reader.Count, width)
                );
                return;
            }
        }
    }

    private static string Count(string what, int has, int wanted) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {has} cells instead of {wanted}.");
}
