using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Clauses;

/// <summary>"ended in the same zone where it started": two references of one row lead to the same.</summary>
/// <param name="scope">The sentence.</param>
internal sealed class SameRoles(ReadingScope scope)
{
    private const int MostAfter = 7;

    /// <summary>The row of items with such words made into one condition of rows.</summary>
    public ImmutableArray<Item> Read(ImmutableArray<Item> row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            var word = Array.FindIndex(
                [.. scope.Tokens[row[at].First..row[at].End].Select(token => token.Folded)],
                token => token is "same" or "different"
            );
            if (word < 0)
            {
                continue;
            }

            var first = row[at].First + word;
            var noun = scope.Tokens.ElementAtOrDefault(first + 1);
            if (
                noun is null
                || row[at].Date is not null
                || row[at].Comparison is not null
                || Pair(noun) is not var (events, one, other)
                || End(row, at, first + 1) is not { } end
            )
            {
                continue;
            }

            var test = new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = events.Table.Name + "." + other },
                Operator = scope.Tokens[first].Folded is "same" ? ConditionOperator.Eq : ConditionOperator.Ne,
                CompareTo = new Comparand
                {
                    Measure = new Measure { FacetId = events.Table.Name + "." + one },
                },
                Confidence = 0.85,
            };
            row =
            [
                .. row[..at],
                new Item(row[at].First, row[end - 1].End) { RowNode = test, Weight = row[at].Weight },
                .. row[end..],
            ];
        }

        return row;
    }

    /// <summary>The event whose rows refer twice to what the noun names.</summary>
    private (EventTable Events, string One, string Other)? Pair(Token noun)
    {
        foreach (var events in scope.Model.Events)
        {
            var twice = events
                .Table.References.GroupBy(
                    reference => PopulationModel.TableOf(reference.Value),
                    StringComparer.OrdinalIgnoreCase
                )
                .FirstOrDefault(group =>
                    group.Count() == 2
                    && (
                        Stems(group.Key).Contains(noun.Stem, StringComparer.Ordinal)
                        || group.All(reference =>
                            Stems(reference.Key).Contains(noun.Stem, StringComparer.Ordinal)
                        )
                    )
                );
            if (twice is not null)
            {
                return (events, twice.First().Key, twice.Last().Key);
            }
        }

        return null;
    }

    private static IEnumerable<string> Stems(string name) =>
        Tokenizer.Tokenize(name.Replace('_', ' ')).Select(token => token.Stem);

    /// <summary>The place after what the words are compared with ("where it started", "as they set off from"); null when nothing says it.</summary>
    private int? End(ImmutableArray<Item> row, int at, int noun)
    {
        int? end = null;
        for (var next = at; next < row.Length; next++)
        {
            if (
                row[next].IsKind("conjunction.")
                || scope.Tokens[row[next].First].Kind == TokenKind.Punctuation
                || row[next].Date is not null
                || row[next].First > noun + MostAfter
            )
            {
                break;
            }

            if (
                Enumerable
                    .Range(row[next].First, row[next].Length)
                    .Any(token => token > noun && scope.Thesaurus.RoleAt(scope.Tokens, token) is not null)
            )
            {
                end = next + 1;
            }
        }

        return end;
    }
}
