using System.Globalization;
using System.Text;
using SmartSegmentation.Grains.Interfaces.Outcomes;

namespace SmartSegmentation.Grains.Facets.Domain.Derived;

/// <summary>Recursive descent: sum of products of signed atoms.</summary>
internal sealed class DerivedParser(string text)
{
    private const int MaxDepth = 100;
    private int _at;
    private int _depth;
    private Refusal? _wrong;

    public Outcome<DerivedExpression> Parse()
    {
        if (text.Length > DerivedExpression.MaxLength)
        {
            return Refuse($"An expression is at most {DerivedExpression.MaxLength} characters.");
        }

        var tree = Sum();
        Skip();
        if (tree is not null && _at < text.Length)
        {
            Fail($"'{text[_at]}' is not expected at character {_at + 1}.");
        }

        return _wrong is { } why
            ? new Outcome<DerivedExpression>.Refused(why)
            : new Outcome<DerivedExpression>.Done(tree!);
    }

    private static Outcome<DerivedExpression>.Refused Refuse(string detail) =>
        new(new Refusal("expression-invalid", detail, "expression"));

    private DerivedExpression? Fail(string detail)
    {
        _wrong ??= Refuse(detail).Why;
        return null;
    }

    private DerivedExpression? Sum() => Chain("+-", Product);

    private DerivedExpression? Product() => Chain("*/×÷", Signed);

    private DerivedExpression? Chain(string operators, Func<DerivedExpression?> operand)
    {
        if (++_depth > MaxDepth)
        {
            return Fail("The expression is nested too deeply.");
        }

        var left = operand();
        while (left is not null && Peek() is { } sign && operators.Contains(sign, StringComparison.Ordinal))
        {
            _at++;
            var right = operand();
            var op = sign switch
            {
                '×' => '*',
                '÷' => '/',
                _ => sign,
            };
            left = right is null ? null : new DerivedExpression.Binary(op, left, right);
        }

        _depth--;
        return left;
    }

    private DerivedExpression? Signed()
    {
        var negative = false;
        while (Peek() is '-' or '+')
        {
            negative ^= text[_at++] == '-';
        }

        var atom = Atom();
        return negative && atom is not null ? new DerivedExpression.Negate(atom) : atom;
    }

    private DerivedExpression? Atom()
    {
        switch (Peek())
        {
            case null:
                return Fail("The expression ends where a column or a number is expected.");
            case '(':
                _at++;
                var inner = Sum();
                if (inner is not null && Peek() != ')')
                {
                    return Fail($"A closing parenthesis is missing at character {_at + 1}.");
                }

                _at++;
                return inner;
            case { } digit when char.IsAsciiDigit(digit) || digit == '.':
                return ReadNumber();
            default:
                return ReadColumn();
        }
    }

    private DerivedExpression? ReadNumber()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.'))
        {
            _at++;
        }

        var digits = text[start.._at];
        var next = _at < text.Length ? text[_at] : ' ';
        return
            !char.IsLetter(next)
            && decimal.TryParse(
                digits,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var value
            )
            ? new DerivedExpression.Number(value)
            : Fail(
                $"'{digits}' is not a number at character {start + 1}; a name that starts so stands in double quotes."
            );
    }

    private DerivedExpression.Column? ReadColumn()
    {
        if (ReadName() is not { } first)
        {
            return null;
        }

        if (Peek() != '.')
        {
            return new DerivedExpression.Column(null, first);
        }

        _at++;
        return ReadName() is { } second ? new DerivedExpression.Column(first, second) : null;
    }

    private string? ReadName()
    {
        var start = _at;
        if (Peek() == '"')
        {
            return ReadQuoted();
        }

        start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        if (_at > start && !char.IsDigit(text[start]))
        {
            return text[start.._at];
        }

        Fail(
            start < text.Length
                ? $"'{text[start]}' is not expected at character {start + 1}."
                : "The expression ends where a column is expected."
        );
        return null;
    }

    private string? ReadQuoted()
    {
        var start = _at++;
        var name = new StringBuilder();
        for (; _at < text.Length; _at++)
        {
            if (text[_at] != '"')
            {
                name.Append(text[_at]);
            }
            else if (_at + 1 < text.Length && text[_at + 1] == '"')
            {
                name.Append(text[_at++]);
            }
            else
            {
                _at++;
                return name.ToString();
            }
        }

        Fail($"The double quote at character {start + 1} is never closed.");
        return null;
    }

    private char? Peek()
    {
        Skip();
        return _at < text.Length ? text[_at] : null;
    }

    private void Skip()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }
}
