using System.Collections.Immutable;
using System.Diagnostics;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Answers;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Dialogue;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Sessions.Turns;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Tests.Unit.Answers;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>Whatever is said, every reader answers, soon, with spans that are the user's own words.</summary>
public sealed class ReaderRobustnessTests
{
    private const int LimitMilliseconds = 50;
    private const int Rounds = 250;
    private static readonly DialogueData Dialogue = DialogueData.Of(SkillFolder.Installed);
    private static readonly MessageReader[] Readers =
    [
        Asking.Reader(Trades.Bank),
        Asking.Reader(Trades.Software),
        Asking.Reader(Trades.Hotel),
    ];

    private static readonly string[] Odd =
    [
        .. "0 1 7 99 1000000000000 0.5 $20 15% 3x 2nd ½ , . ; : ? ! ( ) \" ' & + - / < >= = 1,000 12k 1/2/2023 2023-02-30 é 顧客 😀 \u202e \ud800 \0 İ ß".Split(
            ' '
        ),
    ];

    private static readonly string[] Grammar =
    [
        .. Dialogue
            .Commands.Words.Concat(Dialogue.Remarks.Words)
            .Concat(Dialogue.Intents.Words)
            .Concat(Readers[0].Data.FunctionWords.Words)
            .Concat(Readers[0].Data.Vague.Words)
            .Concat(Readers[0].Data.Fillers),
    ];

    private static readonly string[] Data =
    [
        .. new[] { Trades.Bank, Trades.Software, Trades.Hotel }
            .SelectMany(trade => trade.Catalog.Facets)
            .SelectMany(facet => facet.Values.Select(value => value.Value).Take(8).Append(facet.Label)),
    ];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void WordSalad_IsReadSoonAndVerbatim(int seed)
    {
        var random = new Random(seed);
        var slow = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var words = Enumerable.Range(0, random.Next(1, 20)).Select(_ => Word(random));
            Read(string.Join(' ', words), Readers[seed - 1], slow);
        }

        Assert.That(slow, Is.Empty);
    }

    [Test]
    public void Characters_AreReadSoonAndVerbatim()
    {
        var random = new Random(20240701);
        var slow = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var top = round % 2 == 0 ? 128 : 0x10000;
            var text = new string([
                .. Enumerable.Range(0, random.Next(1, 90)).Select(_ => (char)random.Next(top)),
            ]);
            Read(text, Readers[round % Readers.Length], slow);
        }

        Assert.That(slow, Is.Empty);
    }

    [TestCase("never and not ", 60)]
    [TestCase("or Private ", 60)]
    [TestCase("at least 3 ", 60)]
    [TestCase("((((", 60)]
    [TestCase("top 10 ", 60)]
    [TestCase("in the last 30 days ", 40)]
    [TestCase("who spent over 200 and ", 40)]
    public void Repetition_IsRead(string part, int times) =>
        Assert.That(
            () => Read(string.Concat(Enumerable.Repeat(part, times)), Readers[0], []),
            Throws.Nothing
        );

    private static string Word(Random random)
    {
        var list = random.Next(10) switch
        {
            < 5 => Grammar,
            < 8 => Data,
            _ => Odd,
        };
        return list[random.Next(list.Length)];
    }

    private static void Read(string text, MessageReader reader, List<string> slow)
    {
        Reading? reading = null;
        Time("sentence", text, slow, () => reading = reader.Read(text));
        Time("act", text, slow, () => new DialogueReader(Dialogue, reader).Read(text, hasCurrent: true));
        Time("question", text, slow, () => QuestionReader.Read(reader, text, null));
        Time("claim", text, slow, () => HypothesisReader.Read(reader, text));
        AssertCovered(text, CoverageReport.Of(reading!, text));
        foreach (var condition in Nodes.Conditions(reading!.Expression))
        {
            if (condition.Source is { } source)
            {
                Assert.That(source.Text, Is.EqualTo(text[source.Start..source.End]), text);
            }
        }
    }

    /// <summary>A slow reading is timed again: the machine may have been busy with something else.</summary>
    private static void Time(string what, string text, List<string> slow, Action read)
    {
        var best = double.MaxValue;
        for (var run = 0; run < 4 && best > LimitMilliseconds; run++)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                read();
            }
            catch (Exception thrown) when (thrown is not AssertionException)
            {
                Assert.Fail($"{what} of “{text}”: {thrown}");
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        if (best > LimitMilliseconds)
        {
            slow.Add($"{best:0} ms for the {what} of “{text}”");
        }
    }

    private static void AssertCovered(
        string text,
        IEnumerable<SmartSegmentation.Grains.Interfaces.Sessions.CoverageSpan> spans
    )
    {
        var at = 0;
        foreach (var span in spans)
        {
            Assert.That(span.Start, Is.GreaterThanOrEqualTo(at), text);
            Assert.That(text[at..span.Start], Is.All.Matches<char>(char.IsWhiteSpace), text);
            Assert.That(span.Text, Is.EqualTo(text[span.Start..span.End]), text);
            at = span.End;
        }

        Assert.That(text[at..], Is.All.Matches<char>(char.IsWhiteSpace), text);
    }
}
