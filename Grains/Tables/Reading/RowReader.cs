namespace SmartSegmentation.Grains.Tables.Reading;

/// <summary>Reads a file row by row; the cells are text.</summary>
internal abstract class RowReader : IDisposable
{
    /// <summary>Names of the columns as the file has them; null where it names none.</summary>
    public abstract IReadOnlyList<string>? Header { get; }

    /// <summary>Line on which the row begins, or its number; 1-based.</summary>
    public abstract long Line { get; }

    /// <summary>Cells of the row.</summary>
    public abstract int Count { get; }

    /// <summary>Share of the file that has been read, 0 to 1.</summary>
    public abstract double Progress { get; }

    /// <summary>A cell of the row, as in the file.</summary>
    public abstract ReadOnlySpan<char> Cell(int index);

    /// <summary>Goes to the next row.</summary>
    /// <returns>False after the last.</returns>
    public abstract bool Read();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    protected abstract void Dispose(bool disposing);
}
