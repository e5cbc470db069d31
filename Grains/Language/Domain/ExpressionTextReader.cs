using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain;

/// <summary>Reads a meaning that is written as an expression: <c>StreamingTV = 'Yes' OR amount &lt; 0</c>.</summary>
internal sealed class ExpressionTextReader(PopulationModel model, FacetIndex index)
{
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
            _tokens.Any(token => token.Text is "=" or "<" or ">" or ">=" or "<=" or "<>" or "!=" or "==")
            && Any() is { } node
            && _at == _tokens.Length
            ? node
            : null;
    }

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
            || Named(_text[_tokens[start].Start.._tokens[_at - 1].End]) is not { } facet
        )
        {
            return null;
        }

        var operation = Operator(_tokens[_at++].Text);
        return Value(facet) is { } value
            ? new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = facet.FacetId },
                Operator = operation,
                Values = [value],
                Unit = facet.Unit,
            }
            : null;
    }

    private Literal? Value(Facet facet)
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

    private static Literal Stored(Facet facet, string text) =>
        facet
            .Values.FirstOrDefault(value =>
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
}
