using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Reads what is left out of the rows.</summary>
internal sealed class ExcludedRows(SpokenText said, PhraseLexicon words)
{
    private const int LongestExcluded = 6;

    /// <summary>"cancellations excluded": the noun before it is denied.</summary>
    public ImmutableArray<ExpressionNode> Take(EventTable events)
    {
        var denied = ImmutableArray.CreateBuilder<ExpressionNode>();
        foreach (var (first, end) in said.Find(words, "excluded").ToList())
        {
            var start = first;
            while (
                start > Math.Max(0, first - LongestExcluded)
                && !said.IsTaken(start - 1)
                && said.Tokens[start - 1].Folded is not ("," or "with" or ";" or "(" or "and" or "-")
            )
            {
                start--;
            }

            var part = said.Part(start, first);
            var rows = new ClauseReader(part.Scope).Read(new Clause(part.Items, Joint.Start, false)).Rows;
            if (
                start == first
                || rows.IsEmpty
                || rows.Any(row => !events.Reaches(PopulationModel.TableOf(row.FacetId)))
            )
            {
                continue;
            }

            var measures = new EventMeasures(part.Scope);
            denied.AddRange(rows.Select(row => Nodes.Not(measures.RowCondition(row))));
            said.Accept(part, part.Items);
            said.Take(start, end, "question.excluded");
        }

        return denied.ToImmutable();
    }
}
