using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain;

/// <summary>Reads a meaning that is written as an expression: <c>StreamingTV = 'Yes' OR sum(orders.amount) &lt; 100</c>.</summary>
internal sealed partial class ExpressionTextReader(PopulationModel model, FacetIndex index)
{
    /// <summary>True for a text that nobody writes who means words: <c>table.column</c> or <c>function(…)</c> beside a sign of comparison.</summary>
    public static bool IsWrittenSo(string text) =>
        Tokenizer.Tokenize(text).Any(token => Operator(token.Text) != ConditionOperator.Unknown)
        && Written().IsMatch(text);

    private string _text = "";
    private ImmutableArray<Token> _tokens = [];
    private int _at;

    /// <summary>The conditions; null when the text is no such expression.</summary>
    public ExpressionNode? Read(string text)
    {
        _text = text;
        _tokens = Tokenizer.Tokenize(text);
        _at = 0;
        return
            _tokens.Any(token => Operator(token.Text) != ConditionOperator.Unknown)
            && Any() is { } node
            && _at == _tokens.Length
            ? node is ExpressionNode.Condition
                ? node
                : Nodes.Map(node, OfAnyRow)
            : null;
    }

    /// <summary>Beside other conditions, one on an attribute of rows holds for members who have such a row.</summary>
    private ExpressionNode.Condition OfAnyRow(ExpressionNode.Condition condition) =>
        condition.Measure.Aggregate is null
        && !model.IsOfMember(condition.Measure.FacetId)
        && model.Find(condition.Measure.FacetId) is { } facet
            ? (ExpressionNode.Condition)
                Nodes.Test(
                    new Measure
                    {
                        FacetId = facet.Table + ".*",
                        Aggregate = new Aggregate(AggregateFunction.Count),
                        Where = [condition],
                    },
                    ConditionOperator.Ge,
                    1
                )
            : condition;

    private ExpressionNode? Any()
    {
        var parts = new List<ExpressionNode>();
        do
        {
            if (All() is not { } part)
            {
                return null;
            }

            parts.Add(part);
        } while (Take("or"));

        return Nodes.Or(parts);
    }

    private ExpressionNode? All()
    {
        var parts = new List<ExpressionNode>();
        do
        {
            if (One() is not { } part)
            {
                return null;
            }

            parts.Add(part);
        } while (Take("and"));

        return Nodes.And(parts);
    }

    private ExpressionNode? One()
    {
        if (Take("not"))
        {
            return One() is { } denied ? Nodes.Not(denied) : null;
        }

        if (Take("("))
        {
            var inner = Any();
            return inner is not null && Take(")") ? inner : null;
        }

        var start = _at;
        while (_at < _tokens.Length && Operator(_tokens[_at].Text) == ConditionOperator.Unknown)
        {
            _at++;
        }

        if (
            _at == start
            || _at + 1 >= _tokens.Length
            || Measured(_text[_tokens[start].Start.._tokens[_at - 1].End]) is not var (measure, facet)
        )
        {
            return null;
        }

        var operation = Operator(_tokens[_at++].Text);
        return Value(facet) is { } value
            ? new ExpressionNode.Condition
            {
                Measure = measure,
                Operator = operation,
                Values = [value],
                Unit = facet?.Unit,
            }
            : null;
    }

    /// <summary>What stands before the sign: a column, or a function over the rows of one; the rows themselves have no column.</summary>
    private (Measure Measure, Facet? Facet)? Measured(string text)
    {
        var call = Call().Match(text);
        if (!call.Success)
        {
            return Named(text) is { } column ? (new Measure { FacetId = column.FacetId }, column) : null;
        }

        var function = call.Groups["name"].Value.ToLowerInvariant() switch
        {
            "count" when call.Groups["distinct"].Success => AggregateFunction.CountDistinct,
            "count" => AggregateFunction.Count,
            "sum" => AggregateFunction.Sum,
            "avg" or "average" => AggregateFunction.Avg,
            "min" => AggregateFunction.Min,
            "max" => AggregateFunction.Max,
            _ => AggregateFunction.Unknown,
        };
        var of = call.Groups["of"].Value.Trim();
        if (function == AggregateFunction.Count && RowsOf(of) is { } rows)
        {
            return (new Measure { FacetId = rows, Aggregate = new Aggregate(function) }, null);
        }

        return
            function != AggregateFunction.Unknown
            && Named(of) is { } facet
            && !model.IsOfMember(facet.FacetId)
            ? (new Measure { FacetId = facet.FacetId, Aggregate = new Aggregate(function) }, facet)
            : null;
    }

    /// <summary><c>orders</c> and <c>orders.*</c>: the rows of a table of events.</summary>
    private string? RowsOf(string name)
    {
        var table = name.EndsWith(".*", StringComparison.Ordinal) ? name[..^2] : name;
        return
            model.Catalog.Tables.FirstOrDefault(one =>
                one.Role == TableRole.Event
                && string.Equals(one.Name, table, StringComparison.OrdinalIgnoreCase)
            )
                is { } found
            ? found.Name + ".*"
            : null;
    }

    private Literal? Value(Facet? facet)
    {
        var token = _tokens[_at];
        if (token.Kind == TokenKind.Quote || token.Text is "'")
        {
            var from = token.End;
            _at++;
            while (_at < _tokens.Length && _tokens[_at].Text is not ("'" or "\"" or "’" or "”"))
            {
                _at++;
            }

            if (_at == _tokens.Length)
            {
                return null;
            }

            var text = _text[from.._tokens[_at].Start].Trim();
            _at++;
            return Stored(facet, text);
        }

        var sign = 1;
        if (token.Text is "-" or "–")
        {
            sign = -1;
            _at++;
        }

        if (
            _at < _tokens.Length
            && decimal.TryParse(
                _tokens[_at].Text,
                NumberStyles.Number,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            _at++;
            return sign * number;
        }

        return _at < _tokens.Length ? Stored(facet, _tokens[_at++].Text) : null;
    }

    private static Literal Stored(Facet? facet, string text) =>
        facet
            ?.Values.FirstOrDefault(value =>
                string.Equals(value.Value, text, StringComparison.OrdinalIgnoreCase)
            )
            ?.Value
            is { } stored
            ? stored
            : text;

    private Facet? Named(string name)
    {
        var bare = name.Trim().Trim('"', '\'');
        return model.Find(bare)
            ?? model.Catalog.Facets.FirstOrDefault(facet =>
                string.Equals(facet.Column, bare, StringComparison.OrdinalIgnoreCase)
            )
            ?? index
                .Search(bare, 3)
                .Where(hit => hit.Value is null && hit.Score >= 0.8)
                .Select(hit => model.Find(hit.FacetId))
                .FirstOrDefault();
    }

    private bool Take(string word)
    {
        if (_at < _tokens.Length && string.Equals(_tokens[_at].Folded, word, StringComparison.Ordinal))
        {
            _at++;
            return true;
        }

        return false;
    }

    private static ConditionOperator Operator(string sign) =>
        sign switch
        {
            "=" or "==" => ConditionOperator.Eq,
            "<>" or "!=" => ConditionOperator.Ne,
            "<" => ConditionOperator.Lt,
            "<=" => ConditionOperator.Le,
            ">" => ConditionOperator.Gt,
            ">=" => ConditionOperator.Ge,
            _ => ConditionOperator.Unknown,
        };

    [GeneratedRegex(
        @"^\s*(?<name>[A-Za-z]+)\s*\(\s*(?<distinct>distinct\s+)?(?<of>[^()]*?)\s*\)\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Call();

    [GeneratedRegex(
        @"\b(?:count|sum|avg|average|min|max)\s*\(|\b[\p{L}_][\p{L}\d_]*\.[\p{L}_*]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Written();
}
