namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>The days and times of a column.</summary>
internal sealed class DateCount
{
    /// <summary>Days whose order is plain.</summary>
    public long Settled { get; private set; }

    /// <summary>Days of two numbers and a year.</summary>
    public long Open { get; private set; }

    /// <summary>Of them, those that can be read month first.</summary>
    public long MonthFirst { get; private set; }

    /// <summary>Of them, those that can be read day first.</summary>
    public long DayFirst { get; private set; }

    /// <summary>Of the open ones, those with points between.</summary>
    public long Dotted { get; private set; }

    /// <summary>Days with the month as a word.</summary>
    public long Named { get; private set; }

    /// <summary>Whole numbers that are days as <c>yyyyMMdd</c>; they are not in <see cref="All"/>.</summary>
    public long Compact { get; private set; }

    /// <summary>Days with a time that is not midnight.</summary>
    public long WithTime { get; private set; }

    /// <summary>Times with an offset.</summary>
    public long WithOffset { get; private set; }

    /// <summary>All, under the better order.</summary>
    public long All => Settled + Math.Max(MonthFirst, DayFirst);

    /// <summary>Counts a cell.</summary>
    /// <returns>False when it is no date.</returns>
    public bool Add(ReadOnlySpan<char> text)
    {
        if (!DateShape.TryRead(text, out var shape))
        {
            return false;
        }

        if (shape.Order == DateOrder.Open)
        {
            Open++;
            MonthFirst += shape.MonthFirst ? 1 : 0;
            DayFirst += shape.DayFirst ? 1 : 0;
            Dotted += shape.Separator == '.' ? 1 : 0;
        }
        else
        {
            Settled++;
            Named += shape.Order == DateOrder.Named ? 1 : 0;
        }

        WithTime += shape.Time is { Ticks: > 0 } ? 1 : 0;
        WithOffset += shape.Offset is not null ? 1 : 0;
        return true;
    }

    /// <summary>Counts a whole number of eight digits.</summary>
    public void AddCompact(ReadOnlySpan<char> text) =>
        Compact += DateShape.TryReadCompact(text, out _) ? 1 : 0;
}
