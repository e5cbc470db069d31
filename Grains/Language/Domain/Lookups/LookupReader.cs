using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;

namespace SmartSegmentation.Grains.Language.Domain.Lookups;

/// <summary>Reads the conditions of a question that looks up rows: which columns are tested, which are only asked for.</summary>
/// <remarks>A value need not be one that the table is known to hold: the column named beside it decides.</remarks>
internal sealed class LookupReader
{
    private readonly LookupQuestion _question;
    private readonly AskedColumns _asked;
    private readonly Neighbours _beside;
    private readonly UnknownValues _unknown;
    private readonly LetterTests _letters;
    private readonly Predicates _predicates;
    private readonly BareNames _names;
    private readonly YesNoColumns _flags;
    private readonly ValueTests _values;
    private readonly DateTests _days;
    private readonly NumberTests _numbers;

    private LookupReader(MessageReader reader, string text)
    {
        _question = new LookupQuestion(reader, text);
        _asked = new AskedColumns(_question);
        _beside = new Neighbours(_question, _asked);
        var valueEnd = new ValueEnd(_question);
        var maker = new TestMaker(_question);
        var times = new TimeWords(_question);
        _unknown = new UnknownValues(_question, _beside, _asked, valueEnd);
        _letters = new LetterTests(_question);
        _predicates = new Predicates(_question, _asked, maker);
        _names = new BareNames(_question, valueEnd, _beside, maker);
        _flags = new YesNoColumns(_question, _asked);
        _values = new ValueTests(_question, _beside, _asked, maker);
        _days = new DateTests(_question, _asked, maker, times);
        _numbers = new NumberTests(_question, _beside, maker, times, _asked);
    }

    /// <summary>The reading of a question.</summary>
    public static LookupReading Read(MessageReader reader, string text) =>
        new LookupReader(reader, text).Read();

    private LookupReading Read()
    {
        _letters.Add();
        _unknown.Add();
        foreach (var part in _question.Parts.Where(part => part.Kind != LookupKind.Mention).ToList())
        {
            if (Test(part) is { } test)
            {
                _question.Tests.AddRange(OfPerson(test));
            }
        }

        _predicates.Add();
        _names.Add();
        _flags.Add();
        var asked = _question
            .Parts.Where(part =>
                part.Kind == LookupKind.Mention && !_question.Used.Contains(part) && _asked.Is(part)
            )
            .Select(part => part.Facets[0].Facet)
            .DistinctBy(facet => facet.FacetId, StringComparer.Ordinal);
        var complete = _question.Parts.TrueForAll(part =>
            part.Kind is LookupKind.Mention || _question.Tests.Exists(test => Covers(test, part))
        );
        return new LookupReading(
            LookupTree.Of(_question.Tests, _question.Tokens, _question.Text),
            [.. asked],
            complete
        );
    }

    /// <summary>A whole name said of the column of a half, or of none, is tested half by half.</summary>
    private LookupTest[] OfPerson(LookupTest test)
    {
        if (
            test
                is not {
                    Operator: ConditionOperator.Eq,
                    Denied: false,
                    Part.Kind: LookupKind.Free or LookupKind.Quoted
                }
            || _question.IsQualified(test.Part)
            || _question.Columns.NameOf(test.Part.Text) is not { } person
            || !(
                test.First == test.Part.First
                || LookupQuestion.Same(test.Facet.FacetId, person.FirstName)
                || LookupQuestion.Same(test.Facet.FacetId, person.LastName)
            )
        )
        {
            return [test];
        }

        return
        [
            test with
            {
                Facet = person.FirstName,
                Values = [person.First],
            },
            test with
            {
                Facet = person.LastName,
                Values = [person.Last],
            },
        ];
    }

    private static bool Covers(LookupTest test, LookupPart part) =>
        test.First <= part.First && part.End <= test.End;

    private LookupTest? Test(LookupPart part)
    {
        var left = _beside.LeftOf(part, out var linked);
        var right = _beside.RightOf(part);
        return part.Kind switch
        {
            LookupKind.Number => _numbers.Of(part, left, right),
            LookupKind.Date => _days.Of(part, left),
            LookupKind.Value => _values.OfKnown(part, left, right, linked),
            _ => _values.OfNamed(part, left, right),
        };
    }
}
