using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>
/// A message whose words are taken one part after another. What is taken is blanked out, and the rest is read as if it had been said
/// alone; offsets stay those of the message.
/// </summary>
internal sealed class SpokenText
{
    private const double SureValue = 0.7;
    private const double BelievedValue = 0.9;
    private readonly MessageReader _reader;
    private readonly SortedDictionary<int, Item> _taken = [];
    private readonly bool[] _gone;
    private readonly List<Item> _items = [];
    private readonly List<Item> _vague = [];
    private readonly List<Item> _unknown = [];
    private readonly List<(Item Item, string Problem)> _problems = [];
    private double _confidence = 1;

    /// <summary>A message that nothing was taken of.</summary>
    public SpokenText(MessageReader reader, string message)
    {
        _reader = reader;
        (Scope, Items) = reader.ReadItems(message);
        Message = Scope.Message;
        Tokens = Scope.Tokens;
        _gone = new bool[Tokens.Length];
    }

    /// <summary>The message as it is read: defined terms may stand replaced by their meaning.</summary>
    public string Message { get; }

    /// <summary>Its tokens.</summary>
    public ImmutableArray<Token> Tokens { get; }

    /// <summary>The whole message as a row of items.</summary>
    public ImmutableArray<Item> Items { get; }

    /// <summary>What the reading knows.</summary>
    public ReadingScope Scope { get; }

    /// <summary>True when the token belongs to what was taken.</summary>
    public bool IsTaken(int token) => _gone[token];

    /// <summary>A stretch, verbatim.</summary>
    public string Words(int first, int end)
    {
        var (from, to) = Scope.Said.ToOriginal(Tokens[first].Start, Tokens[end - 1].End);
        return Scope.Said.Original[from..to];
    }

    /// <summary>The item that holds a token.</summary>
    public Item ItemAt(int token) => Items.First(item => item.First <= token && token < item.End);

    /// <summary>Takes a stretch.</summary>
    /// <param name="first">Its first token.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="role">What it says, for those who show it.</param>
    /// <param name="facet">The facet that it names.</param>
    public void Take(int first, int end, string role, FacetMatch? facet = null)
    {
        var item = new Item(first, end)
        {
            Classes = [role],
            Matches = facet is null ? [] : [facet],
            Filler = facet is null,
        };
        _taken[first] = item;
        for (var at = first; at < end; at++)
        {
            _gone[at] = true;
        }
    }

    /// <summary>Stretches of a class that were not taken yet, in order, longest first at each place.</summary>
    public IEnumerable<(int First, int End)> Find(PhraseLexicon words, string name, int from = 0, int to = -1)
    {
        var last = to < 0 ? Tokens.Length : to;
        for (var at = from; at < last; at++)
        {
            if (_gone[at])
            {
                continue;
            }

            foreach (var (found, end) in words.At(Tokens, at))
            {
                if (
                    string.Equals(found, name, StringComparison.Ordinal)
                    && end <= last
                    && !Enumerable.Range(at, end - at).Any(IsTaken)
                )
                {
                    yield return (at, end);
                    at = end - 1;
                    break;
                }
            }
        }
    }

    /// <summary>True when one of the expressions of the class stands at a token.</summary>
    public bool Is(PhraseLexicon words, string name, int token) =>
        token >= 0
        && token < Tokens.Length
        && words.At(Tokens, token).Any(found => string.Equals(found.Class, name, StringComparison.Ordinal));

    /// <summary>What is left of a stretch, read alone.</summary>
    public SpokenPart Part(int first = 0, int end = -1) =>
        Part(token => token >= first && (end < 0 || token < end));

    /// <summary>What is left of some tokens, read alone.</summary>
    public SpokenPart Part(Func<int, bool> keeps)
    {
        var kept = Enumerable.Range(0, Tokens.Length).Where(token => !_gone[token] && keeps(token)).ToList();
        var text = new char[Message.Length];
        Array.Fill(text, ' ');
        for (var at = 0; at < kept.Count; at++)
        {
            var token = Tokens[kept[at]];
            var until =
                at + 1 < kept.Count && kept[at + 1] == kept[at] + 1 ? Tokens[kept[at + 1]].Start : token.End;
            Message.CopyTo(token.Start, text, token.Start, until - token.Start);
        }

        var (scope, items) = _reader.ReadItems(new string(text));
        return new SpokenPart(
            this,
            scope with
            {
                Message = Message,
                Said = Scope.Said,
            },
            [.. items.Select(Spoken)]
        );
    }

    /// <summary>A word for the members ("students") that is also a value says the value, unless it is what the tenant calls its members.</summary>
    private static Item Spoken(Item item) =>
        item.Filler
        && item.Of(MatchKind.Value).Any(match => match.Score >= SureValue)
        && !item.Of(MatchKind.Table).Any()
            ? item with
            {
                Filler = false,
                Matches =
                [
                    .. item.Matches.Select(match =>
                        match with
                        {
                            Score = Math.Max(match.Score, match.Kind == MatchKind.Value ? BelievedValue : 0),
                        }
                    ),
                ],
            }
            : item;

    /// <summary>Adds a reading of a part to what the whole was read as.</summary>
    public ExpressionNode? Accept(SpokenPart part, Reading reading)
    {
        Accept(part, reading.Items);
        _vague.AddRange(reading.Vague.Select(part.InWhole));
        _unknown.AddRange(reading.Unknown.Select(part.InWhole));
        _problems.AddRange(reading.Problems.Select(pair => (part.InWhole(pair.Item), pair.Problem)));
        _confidence = Math.Min(_confidence, reading.Expression is null ? 1 : reading.Confidence);
        return reading.Expression;
    }

    /// <summary>Adds the items of a part that was read as a clause.</summary>
    public void Accept(SpokenPart part, IEnumerable<Item> items) =>
        _items.AddRange(items.Select(part.InWhole));

    /// <summary>Items of a part that nothing is known of.</summary>
    public void AddUnknown(SpokenPart part, Item item) => _unknown.Add(part.InWhole(item));

    /// <summary>Items of a part that have to be asked about.</summary>
    public void AddVague(SpokenPart part, Item item) => _vague.Add(part.InWhole(item));

    /// <summary>A stretch that nothing was made of.</summary>
    public void AddProblem(Item item, string problem) => _problems.Add((item, problem));

    /// <summary>What the message as a whole was read as.</summary>
    public Reading Whole(ExpressionNode? expression)
    {
        var items = Enumerable.Reverse(_items).DistinctBy(item => item.First).Concat(_taken.Values).ToList();
        var covered = items.SelectMany(item => Enumerable.Range(item.First, item.Length)).ToHashSet();
        items.AddRange(
            Items.Where(item => !Enumerable.Range(item.First, item.Length).Any(covered.Contains)) // punctuation
        );
        return new Reading
        {
            Items = [.. items.OrderBy(item => item.First)],
            Scope = Scope,
            Expression = expression,
            Vague = [.. _vague.DistinctBy(item => item.First)],
            Unknown =
            [
                .. _unknown
                    .DistinctBy(item => item.First)
                    .Where(item => !Is(_reader.Words.Answers.Questions, "silent", item.First)),
            ],
            Problems = [.. _problems.DistinctBy(pair => pair.Item.First)],
            Confidence = Math.Round(Math.Max(0.05, _confidence - (0.2 * _problems.Count)), 3),
        };
    }
}

/// <summary>A part of a message, read alone.</summary>
/// <param name="whole">The message.</param>
/// <param name="scope">What its reading knows; its tokens are those of the part.</param>
/// <param name="items">Its items.</param>
internal sealed class SpokenPart(SpokenText whole, ReadingScope scope, ImmutableArray<Item> items)
{
    private readonly Dictionary<int, int> _tokens = whole.Tokens.ToDictionary(
        token => token.Start,
        token => token.Index
    );

    /// <summary>What its reading knows.</summary>
    public ReadingScope Scope { get; } = scope;

    /// <summary>Its items.</summary>
    public ImmutableArray<Item> Items { get; } = items;

    /// <summary>Reads it as the description of a group.</summary>
    public ExpressionNode? Read() => whole.Accept(this, MessageReader.Read(Scope, Items));

    /// <summary>Reads it without adding to what the whole was read as.</summary>
    public Reading Try() => MessageReader.Read(Scope, Items);

    /// <summary>An item with the tokens of the whole message.</summary>
    public Item InWhole(Item item) =>
        item with
        {
            First = InWhole(item.First),
            End = InWhole(item.End - 1) + 1,
        };

    private int InWhole(int token) =>
        _tokens.TryGetValue(Scope.Tokens[token].Start, out var at)
            ? at
            : whole.Tokens.Last(other => other.Start <= Scope.Tokens[token].Start).Index;
}
