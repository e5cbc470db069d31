using NodaTime;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Whole phrases of time: periods with the words that bound them, lengths and frequencies.</summary>
internal sealed class StatementReader
{
    private readonly DateScan _scan;
    private readonly LengthReader _lengths;
    private readonly PeriodReader _periods;
    private readonly PeriodList _lists;
    private readonly AgoReader _ago;
    private readonly LengthStatementReader _lengthStatements;
    private readonly FrequencyReader _frequencies;

    public StatementReader(DateScan scan)
    {
        _scan = scan;
        var numbers = new NumberReader(scan);
        _lengths = new(scan, numbers);
        _periods = new(scan, numbers, _lengths);
        _lists = new(scan, _periods);
        _ago = new(scan, numbers, _lengths);
        _lengthStatements = new(scan, _lengths, _periods);
        _frequencies = new(scan, numbers, _lengths);
    }

    /// <summary>Every statement that begins at a token, in no order.</summary>
    public void ReadAll(int at, List<Statement> found)
    {
        if (!MayBegin(at))
        {
            return;
        }

        _frequencies.Read(at, found);
        _ago.Read(at, found);
        _lengthStatements.Read(at, found);
        ReadPeriod(at, at, found);
        ReadBounded(at, found);
        ReadRange(at, found);
        ReadCurrent(at, found);
        if (_scan.Sense(at) is { Preposition: true })
        {
            var first = _scan.SkipThe(at + 1);
            ReadPeriod(at, _scan.Is(at + 1, "both") || _scan.Is(at + 1, "either") ? at + 2 : at + 1, found);
            ReadRange(at, at + 1, found, first);
        }
    }

    private bool MayBegin(int at)
    {
        var token = _scan.At(at);
        return token.Kind is DateTokenKind.Word or DateTokenKind.Number
            || token.Text is "'" or ">" or "<" or "=";
    }

    /// <summary>A period, alone or with "or later", "and before", "so far" after it.</summary>
    private void ReadPeriod(int start, int at, List<Statement> found)
    {
        if (!_periods.TryRead(at, bareUnit: false, out var end, out var period))
        {
            return;
        }

        period = _lists.Completed(period, end);
        var preposition = at > start;
        if (preposition || !period.Dependent || period.Granularity == CalendarUnit.Year)
        {
            found.Add(
                new Statement(start, end, period)
                {
                    Preposition = preposition ? _scan.At(start).Text : "",
                    Occurrence = null,
                }
            );
        }

        ReadSuffix(start, end, period, found);
    }

    /// <summary>"employee of the month": of this one.</summary>
    private void ReadCurrent(int at, List<Statement> found)
    {
        if (
            _scan.Is(at, "of")
            && _scan.Is(at + 1, "the")
            && _periods.Relatives.TryBareUnit(at + 2, out var end, out var unit)
            && _scan.IsClauseEnd(end)
        )
        {
            found.Add(new Statement(at, end, unit) { Preposition = "of" });
        }
    }

    private void ReadSuffix(int start, int end, DateExpression period, List<Statement> found)
    {
        if (
            _scan.TryConnector(ConnectorKind.OrLater, end, out var after)
            || (_scan.TryConnector(ConnectorKind.AndAfter, end, out after) && _scan.IsClauseEnd(after))
        )
        {
            found.Add(new Statement(start, after, period) { Modifier = DateModifier.Since });
        }
        else if (
            _scan.TryConnector(ConnectorKind.OrEarlier, end, out after)
            || (_scan.TryConnector(ConnectorKind.AndBefore, end, out after) && _scan.IsClauseEnd(after))
        )
        {
            found.Add(new Statement(start, after, period) { Modifier = DateModifier.Until });
        }
        else if (
            _scan.TryConnector(ConnectorKind.Between, end, out var leftAt)
            || (_scan.Is(end, "from") && (leftAt = end + 1) > 0)
        )
        {
            ReadInsidePeriod(start, leftAt, period, found);
        }
    }

    /// <summary>"last week between Friday and Sunday".</summary>
    private void ReadInsidePeriod(int start, int leftAt, DateExpression period, List<Statement> found)
    {
        if (
            period.Lacks is null
            && TryEnds(leftAt, allowsAnd: true, out var end, out var range)
            && range.Left.Lacks == period.Granularity
            && range.Right.Lacks == period.Granularity
        )
        {
            found.Add(new Statement(start, end, range.Inside(period)) { Modifier = DateModifier.Between });
        }
    }

    /// <summary>"since March", "before 18 May", "no later than 2018".</summary>
    private void ReadBounded(int at, List<Statement> found)
    {
        foreach (var (kind, modifier) in Bounds)
        {
            if (
                _scan.TryConnector(kind, at, out var first)
                && _periods.TryRead(first, bareUnit: false, out var end, out var period)
                && (!period.Dependent || period.Granularity == CalendarUnit.Year || _scan.Is(first, "the"))
            )
            {
                found.Add(
                    new Statement(at, end, period) { Modifier = modifier, Preposition = _scan.At(at).Text }
                );
            }
        }

        if (_scan.TryConnector(ConnectorKind.ToDate, at, out var toDateEnd) && EndsAPhrase(at, toDateEnd))
        {
            found.Add(
                new Statement(at, toDateEnd, TodayToDate)
                {
                    Modifier = DateModifier.Until,
                    Preposition = "to",
                }
            );
        }
    }

    /// <summary>"orders to date", not "date 1" nor "up to date equipment".</summary>
    private bool EndsAPhrase(int at, int end) =>
        !_scan.At(end).IsNumber && !_scan.Is(at - 1, "up") && (!_scan.Is(at, "up") || _scan.IsClauseEnd(end));

    private void ReadRange(int at, List<Statement> found)
    {
        var isBetween = _scan.TryConnector(ConnectorKind.Between, at, out var first);
        if (isBetween || _scan.TryConnector(ConnectorKind.From, at, out first))
        {
            ReadRange(at, first, found, first, allowsAnd: isBetween);
            if (!isBetween)
            {
                ReadPeriod(at, first, found);
            }
        }
        else
        {
            ReadRange(at, at, found, at);
        }
    }

    private void ReadRange(int start, int at, List<Statement> found, int leftAt, bool allowsAnd = false)
    {
        if (TryEnds(leftAt, allowsAnd, out var end, out var range))
        {
            found.Add(
                new Statement(start, end, range)
                {
                    Modifier = DateModifier.Between,
                    Preposition = at > start ? _scan.At(start).Text : "",
                }
            );
        }
    }

    private bool TryEnds(int at, bool allowsAnd, out int end, out RangeOf range)
    {
        (end, range) = (at, null!);
        if (!_periods.TryRead(at, bareUnit: false, out var leftEnd, out var left))
        {
            return false;
        }

        if (_scan.TryConnector(ConnectorKind.ToDate, leftEnd, out end))
        {
            range = Range(left, Today);
            return !left.Dependent;
        }

        var rightAt = leftEnd;
        var joined = allowsAnd && _scan.TryConnector(ConnectorKind.And, leftEnd, out rightAt);
        if (!joined && !_scan.TryConnector(ConnectorKind.To, leftEnd, out rightAt))
        {
            return false;
        }

        if (!_periods.TryRead(rightAt, bareUnit: false, out end, out var right) || !Fit(left, right))
        {
            return false;
        }

        range = Range(left, right);
        if (
            right.Lacks == CalendarUnit.Month
            && left.Lacks == CalendarUnit.Year
            && _periods.TryYear(DateLink.Read(_scan, end).Next, out var yearEnd, out var year)
        )
        {
            (end, range) = (yearEnd, (RangeOf)range.Inside(year));
        }

        return !(left.Dependent && right.Dependent && IsPartOfNumber(at, end));
    }

    /// <summary>Bare numbers are ends of a range only beside a real date, or as two years.</summary>
    private static bool Fit(DateExpression left, DateExpression right)
    {
        var years = left.Granularity == CalendarUnit.Year && right.Granularity == CalendarUnit.Year;
        return (left, right) switch
        {
            ({ Dependent: true }, { Dependent: true }) => years,
            ({ Dependent: true, Granularity: CalendarUnit.Day }, _) => right.Granularity == CalendarUnit.Day,
            (_, { Dependent: true, Granularity: CalendarUnit.Day }) => left.Granularity == CalendarUnit.Day,
            _ => true,
        };
    }

    /// <summary>True inside a longer row of numbers, such as a telephone number.</summary>
    private bool IsPartOfNumber(int at, int end) =>
        (at > 1 && IsTightDash(at - 1) && _scan.At(at - 2).IsNumber)
        || (IsTightDash(end) && _scan.Glued(end + 1) && _scan.At(end + 1).IsNumber);

    private bool IsTightDash(int at) => _scan.Is(at, "-") && _scan.Glued(at);

    private RangeOf Range(DateExpression left, DateExpression right) =>
        new(left, right, _scan.Context.Conventions.RangeExcludesEnd)
        {
            Granularity = right.Granularity,
            Rule = "range",
            MovesWithToday = left.MovesWithToday || right.MovesWithToday,
            Explicit = !(left.Dependent && right.Dependent),
            Convention = "both ends included",
        };

    private Settled Today =>
        new(DateSpan.Day(_scan.Context.Today)) { Granularity = CalendarUnit.Day, MovesWithToday = true };

    private Settled TodayToDate => Today with { Rule = "to-date" };

    private static readonly (ConnectorKind Kind, DateModifier Modifier)[] Bounds =
    [
        (ConnectorKind.Since, DateModifier.Since),
        (ConnectorKind.After, DateModifier.After),
        (ConnectorKind.Before, DateModifier.Before),
        (ConnectorKind.Until, DateModifier.Until),
    ];
}
