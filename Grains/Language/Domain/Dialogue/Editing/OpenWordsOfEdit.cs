using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue.Editing;

/// <summary>What the words of a change leave open once it was made.</summary>
/// <param name="model">Knows the names of columns.</param>
internal sealed class OpenWordsOfEdit(PopulationModel model)
{
    /// <summary>
    /// The reading of a change without the open words that the change explains: those that stand in what was there or in what took its place,
    /// and words that are open only because they are no sentence by themselves. A word of which nothing is known stays to be asked about.
    /// </summary>
    public Reading Left(Reading reading, ExpressionNode before, ExpressionNode? after)
    {
        var told = Nodes
            .Conditions(before)
            .Concat(Nodes.Conditions(after))
            .SelectMany(Told)
            .SelectMany(text => Tokenizer.Tokenize(text))
            .Select(token => token.Stem)
            .ToHashSet(StringComparer.Ordinal);
        bool IsTold(Item item) =>
            reading.Scope.Tokens[item.First..item.End].Any(token => told.Contains(token.Stem));
        bool IsOpen(Item item) => item.Unknown && !IsTold(item);
        return reading with
        {
            Vague = [.. reading.Vague.Where(item => !IsTold(item))],
            Unknown = [.. reading.Unknown.Where(IsOpen)],
            Problems = [.. reading.Problems.Where(problem => IsOpen(problem.Item))],
        };
    }

    private IEnumerable<string> Told(ExpressionNode.Condition condition) =>
        condition
            .Values.Select(value => value.ToString())
            .Append(condition.Source?.Text)
            .Append(condition.Measure.FacetId.Replace('.', ' '))
            .Append(model.Find(condition.Measure.FacetId)?.Label)
            .OfType<string>()
            .Concat(condition.Measure.Where.SelectMany(node => Nodes.Conditions(node)).SelectMany(Told));
}
