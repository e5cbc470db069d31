using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Facets.Domain.Derived;

/// <summary>Arithmetic over columns, as an administrator writes it. It is read into this tree and never run as text.</summary>
internal abstract record DerivedExpression
{
    /// <summary>Longest text that is read, in characters.</summary>
    public const int MaxLength = 1_000;

    private DerivedExpression() { }

    /// <summary>A number, never negative: a sign is a <see cref="Negate"/>.</summary>
    public sealed record Number(decimal Value) : DerivedExpression;

    /// <summary>A column; <paramref name="Table"/> is null for the facet's own table.</summary>
    public sealed record Column(string? Table, string Name) : DerivedExpression;

    /// <summary>The operand with its sign turned.</summary>
    public sealed record Negate(DerivedExpression Operand) : DerivedExpression;

    /// <summary>Two operands and <c>+</c>, <c>-</c>, <c>*</c> or <c>/</c> between them.</summary>
    public sealed record Binary(char Op, DerivedExpression Left, DerivedExpression Right) : DerivedExpression;

    /// <summary>Reads an expression.</summary>
    /// <returns>Refused with <c>expression-invalid</c>, naming the place.</returns>
    public static Outcome<DerivedExpression> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DerivedParser(text).Parse();
    }

    /// <summary>Its value when it names no column; null when it does, overflows or divides by zero.</summary>
    public decimal? Constant
    {
        get
        {
            try
            {
                return Fold(this);
            }
            catch (OverflowException)
            {
                return null;
            }
        }
    }

    /// <summary>The columns that it names, from left to right.</summary>
    public IEnumerable<Column> Columns =>
        this switch
        {
            Column column => [column],
            Negate negate => negate.Operand.Columns,
            Binary binary => binary.Left.Columns.Concat(binary.Right.Columns),
            _ => [],
        };

    private static decimal? Fold(DerivedExpression node) =>
        node switch
        {
            Number number => number.Value,
            Negate negate => -Fold(negate.Operand),
            Binary { Op: '+' } sum => Fold(sum.Left) + Fold(sum.Right),
            Binary { Op: '-' } difference => Fold(difference.Left) - Fold(difference.Right),
            Binary { Op: '*' } product => Fold(product.Left) * Fold(product.Right),
            Binary { Op: '/' } quotient => Fold(quotient.Right) is { } divisor and not 0
                ? Fold(quotient.Left) / divisor
                : null,
            _ => null,
        };
}
