using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Accounts for every word of a message.</summary>
internal static class CoverageReport
{
    /// <summary>Every stretch of the message with what became of it, in order: each character that is no blank is in one of them.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="said">What the user sent; where the reading is of another message, that message is accounted for.</param>
    /// <param name="tree">What the words became: each stretch names the conditions that it led to.</param>
    public static ImmutableArray<CoverageSpan> Of(
        Reading reading,
        string said,
        ExpressionNode? tree = null
    ) => tree is null ? Read(reading, said) : CoverageAccount.Give(Read(reading, said), said, tree);

    private static ImmutableArray<CoverageSpan> Read(Reading reading, string said)
    {
        var message = IsOf(reading, said) ? said : reading.Scope.Said.Original;
        var spans = ImmutableArray.CreateBuilder<CoverageSpan>();
        var at = 0;
        foreach (var item in reading.Items)
        {
            var source = reading.Scope.Source(item);
            if (source.Start < at)
            {
                continue;
            }

            AddRest(spans, message, at, source.Start);
            spans.Add(
                new CoverageSpan(
                    source.Start,
                    source.End,
                    message[source.Start..source.End],
                    RoleOf(item, reading),
                    FacetOf(item)
                )
            );
            at = source.End;
        }

        AddRest(spans, message, at, message.Length);
        return spans.ToImmutable();
    }

    /// <summary>What is read may have the words of a command blank, and may end sooner.</summary>
    private static bool IsOf(Reading reading, string said)
    {
        var read = reading.Scope.Said.Original;
        return read.Length <= said.Length
            && read.Select((character, at) => character == ' ' || character == said[at]).All(same => same);
    }

    /// <summary>Words between two items are those of a command ("start over:"), or hyphens.</summary>
    private static void AddRest(
        ImmutableArray<CoverageSpan>.Builder spans,
        string message,
        int start,
        int end
    )
    {
        while (start < end)
        {
            if (char.IsWhiteSpace(message[start]))
            {
                start++;
                continue;
            }

            var stop = start + 1;
            while (stop < end && !char.IsWhiteSpace(message[stop]))
            {
                stop++;
            }

            spans.Add(new CoverageSpan(start, stop, message[start..stop], CoverageRole.Filler, null));
            start = stop;
        }
    }

    private static CoverageRole RoleOf(Item item, Reading reading) =>
        reading.Problems.Any(problem => problem.Item == item) || reading.Vague.Contains(item)
            ? CoverageRole.Unresolved
        : item.Date is not null || item.Relative is not null ? CoverageRole.Window
        : item.Comparison is not null ? CoverageRole.Value
        : item.Term is not null || item.SegmentId is not null || item.Node is not null
            ? CoverageRole.Condition
        : !item.Filler && item.Matches.Any(match => match.Kind == MatchKind.Value) ? CoverageRole.Value
        : !item.Matches.IsEmpty && !item.Filler || item.Event is not null ? CoverageRole.Condition
        : item.IsKind("conjunction.") || item.Is("relative") || item.Is("with") || item.Is("either")
            ? CoverageRole.Connector
        : item.Filler || (item.Classes.IsEmpty && item.Unknown && !IsWord(item, reading))
            ? CoverageRole.Filler
        : item.Unknown ? CoverageRole.Unresolved
        : ClauseCutter.IsContent(item) || !item.Classes.IsEmpty ? CoverageRole.Condition
        : CoverageRole.Filler;

    private static bool IsWord(Item item, Reading reading) =>
        char.IsLetterOrDigit(reading.Scope.Tokens[item.First].Text[0]);

    private static string? FacetOf(Item item) =>
        item.Matches.IsEmpty || item.Matches[0].Kind == MatchKind.Table ? null : item.Matches[0].FacetId;
}
