using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Sessions.Turns;

/// <summary>Says whether a segment may be called so: a name stands for its segment in everybody's sentences from then on.</summary>
internal static class SegmentNames
{
    private const double Sure = 0.93;

    /// <summary>Why a name cannot be given; null when it can.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="name">The name.</param>
    /// <param name="segment">Whom it is for, which may have it already; null = a new segment.</param>
    public static string? Problem(TurnScope turn, string name, SegmentDefinition? segment)
    {
        var texts = turn.Texts.Editing;
        var longest = (int)turn.Texts.Listing.LongestGivenName;
        return name.Length > longest ? texts.NameTooLong.Fill(("count", ((long)longest).Said()))
            : !name.Any(char.IsLetterOrDigit) ? texts.NameEmpty
            : IsTaken(turn, name, segment?.SegmentId) ? texts.NameTaken.Fill(("name", name))
            : MeaningOf(turn, name) is { } means && !SaysTheSame(turn, name, segment)
                ? texts.NameMeans.Fill(("name", name), ("means", means))
            : null;
    }

    /// <summary>"Texans" for those in Texas: sentences go on meaning the same people.</summary>
    private static bool SaysTheSame(TurnScope turn, string name, SegmentDefinition? segment) =>
        segment is not null
        && turn.Readers([]).Read(name).Expression is { } said
        && string.Equals(TreeCanon.Hash(said), TreeCanon.Hash(segment.Expression), StringComparison.Ordinal);

    private static bool IsTaken(TurnScope turn, string name, string? segmentId) =>
        turn.Input.Segments.LastOrDefault(segment =>
            string.Equals(segment.Name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase)
        )
            is { } other
        && !string.Equals(other.SegmentId, segmentId, StringComparison.Ordinal);

    /// <summary>What the whole name says by itself: a value, a column, the members, a word of the tenant's; null = nothing.</summary>
    private static string? MeaningOf(TurnScope turn, string name)
    {
        var texts = turn.Texts.Editing;
        var reader = turn.Readers([]);
        if (reader.IsOfEverybody(name))
        {
            return texts.NameOfMembers;
        }

        var key = turn.Words.Meanings.KeyOf(name);
        if (turn.Input.Config.Vocabulary.Keys.Any(term => turn.Words.Meanings.KeyOf(term) == key))
        {
            return texts.NameOfWord;
        }

        var tokens = Tokenizer.Tokenize(name);
        var found = reader
            .Index.Annotate(tokens)
            .Where(match => match.First == 0 && match.End == tokens.Length && match.Score >= Sure)
            .Where(match => match.Way is not (MatchWay.Unknown or MatchWay.Partial or MatchWay.Typo))
            .OrderByDescending(match => match.Score)
            .FirstOrDefault();
        return found is not null ? Say(turn, reader, found)
            : tokens.Length == 1
            && reader.Read(name)
                is {
                    Expression: ExpressionNode.Condition
                    {
                        Measure: var measure,
                        Values: [{ Text: not null } value, ..]
                    },
                    Problems.IsEmpty: true,
                    Unknown.IsEmpty: true
                }
                ? texts.NameOfValue.Fill(
                    ("column", reader.Model.Find(measure.FacetId)?.Label ?? measure.FacetId),
                    ("value", value.ToString())
                )
            : null;
    }

    private static string Say(TurnScope turn, MessageReader reader, FacetMatch found)
    {
        var texts = turn.Texts.Editing;
        var column = reader.Model.Find(found.FacetId)?.Label ?? found.FacetId;
        return found.Kind switch
        {
            MatchKind.Table => texts.NameOfTable.Fill(("column", column)),
            MatchKind.Value when found.Values is [var value, ..] => texts.NameOfValue.Fill(
                ("column", column),
                ("value", value)
            ),
            _ => texts.NameOfColumn.Fill(("column", column)),
        };
    }
}
