using System.Collections.Immutable;
using System.Globalization;

namespace SmartSegmentation.Grains.Segments.Domain.Sql;

/// <summary>Puts the spellings of one text together, under the commonest of them.</summary>
internal sealed class Spellings(TreeCompiler compiler)
{
    /// <summary>Lines with one spelling per text; the lines themselves where none is split by a text.</summary>
    /// <param name="lines">Part with <c>k</c>, <c>v</c>, <c>a</c> and a column <c>g1</c>, <c>g2</c> … per key.</param>
    /// <param name="texts">For each key, whether it is a text whose spelling says nothing.</param>
    /// <param name="onePerMember">True when a member counts once in each group however many of its spellings it has.</param>
    /// <remarks>Of two spellings that are as common the first in order is taken, so that equal data gives equal answers.</remarks>
    public string Settle(string lines, ImmutableArray<bool> texts, bool onePerMember)
    {
        if (!texts.Contains(true))
        {
            return lines;
        }

        var columns = "l.k, l.v, l.a";
        var from = $"{lines} AS l";
        foreach (var (index, isText) in texts.Index())
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"g{index + 1}");
            if (!isText)
            {
                columns += $", l.{key}";
                continue;
            }

            var spelling = compiler.Plan.Part(
                "spelling",
                $"SELECT f, s FROM (SELECT {ComparisonSql.Fold(key)} AS f, trim({key}) AS s, "
                    + $"row_number() OVER (PARTITION BY {ComparisonSql.Fold(key)} ORDER BY count(*) DESC, trim({key})) AS place "
                    + $"FROM {lines} GROUP BY 1, 2) AS spelled WHERE place = 1"
            );
            columns += $", {key}_.s AS {key}";
            from += $" JOIN {spelling} AS {key}_ ON {key}_.f = {ComparisonSql.Fold($"l.{key}")}";
        }

        return compiler.Plan.Part("told", $"SELECT {(onePerMember ? "DISTINCT " : "")}{columns} FROM {from}");
    }
}
