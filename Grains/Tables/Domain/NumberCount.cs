namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>The numbers of a column under one convention of separators.</summary>
internal sealed class NumberCount
{
    /// <summary>Cells that are numbers under it.</summary>
    public long Fits { get; private set; }

    /// <summary>Of them, those that are none under the other.</summary>
    public long Only { get; private set; }

    /// <summary>Of them, those with separators of thousands.</summary>
    public long Grouped { get; private set; }

    /// <summary>Most digits before the decimal separator.</summary>
    public int Digits { get; private set; }

    /// <summary>Most digits after it.</summary>
    public int Scale { get; private set; }

    /// <summary>Cells whose digits after it are not all zeros.</summary>
    public long Fractions { get; private set; }

    /// <summary>Cells with digits after it.</summary>
    public long WithScale { get; private set; }

    /// <summary>Counts a plain whole number.</summary>
    public void AddWhole(int digits)
    {
        Fits++;
        Digits = Math.Max(Digits, digits);
    }

    /// <summary>Counts a number.</summary>
    public void Add(NumberForm form, bool only)
    {
        if (!form.Fits)
        {
            return;
        }

        Fits++;
        Only += only ? 1 : 0;
        Grouped += form.Grouped ? 1 : 0;
        Digits = Math.Max(Digits, form.Digits);
        Scale = Math.Max(Scale, form.Scale);
        WithScale += form.Scale > 0 ? 1 : 0;
        Fractions += form is { Scale: > 0, AllZeros: false } ? 1 : 0;
    }
}
