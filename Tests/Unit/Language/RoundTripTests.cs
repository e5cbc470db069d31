using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Tests.Unit.Answers;
using static SmartSegmentation.Grains.Interfaces.Segments.AggregateFunction;
using static SmartSegmentation.Grains.Interfaces.Segments.ConditionOperator;
using static SmartSegmentation.Tests.Unit.Segments.Shop;

namespace SmartSegmentation.Tests.Unit.Language;

/// <summary>Sentences made from trees are read as the trees that they were made from.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Regions = ["North", "South", "East", "West"];
    private static readonly string[] Channels = ["Mobile", "Branch", "ATM"];
    private static readonly ExpressionText Text = new(
        new SegmentContext(Trades.Bank.Catalog, new DateOnly(2024, 7, 1))
    );

    [Test]
    public void RandomSentence_IsReadAsTheTreeThatMadeIt()
    {
        var random = new Random(42);
        var reader = Asking.Reader(Trades.Bank);
        var wrong = new List<string>();
        for (var round = 0; round < 200; round++)
        {
            var parts = Enumerable
                .Range(0, 8)
                .OrderBy(_ => random.Next())
                .Take(random.Next(1, 4))
                .OrderBy(kind => kind)
                // Not "in the North and not in the North", which is asked about.
                .DistinctBy(kind =>
                    kind switch
                    {
                        6 => 5,
                        4 => 2,
                        _ => kind,
                    }
                )
                .Select(kind => Part(kind, random))
                .ToList();
            var sentence = "customers " + string.Join(" and ", parts.Select(part => part.Words));
            var tree = parts.Count == 1 ? parts[0].Tree : And([.. parts.Select(part => part.Tree)]);
            var read = reader.Read(sentence);
            var got = Text.Logic(read.Expression)
                .Replace(
                    "countDistinct(transactions.transaction_id)",
                    "count(transactions)",
                    StringComparison.Ordinal
                );
            if (got != Text.Logic(tree) || !read.Unknown.IsEmpty || !read.Problems.IsEmpty)
            {
                wrong.Add($"{sentence}\n   made from {Text.Logic(tree)}\n   read as   {got}");
            }
        }

        Assert.That(wrong, NUnit.Framework.Is.Empty, string.Join('\n', wrong.Take(12)));
    }

    private static (string Words, ExpressionNode Tree) Part(int kind, Random random)
    {
        var number = 50 * random.Next(1, 60);
        var (words, operation) = random.Next(4) switch
        {
            0 => ("over", Gt),
            1 => ("at least", Ge),
            2 => ("under", Lt),
            _ => ("at most", Le),
        };
        var region = random.Next(Regions.Length);
        var other = Regions[(region + 1 + random.Next(3)) % Regions.Length];
        var channel = Channels[random.Next(Channels.Length)];
        var year = random.Next(2023, 2025);
        var window = new Window(new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        return kind switch
        {
            0 => (
                $"with an annual income {words} {number}",
                Is("customers.annual_income", operation, (decimal)number)
            ),
            1 => ($"with savings {words} {number}", Is("customers.savings", operation, (decimal)number)),
            2 => ($"in the {Regions[region]} region", Is("customers.region", Eq, Regions[region])),
            3 => (
                $"in the {Regions[region]} or {other} region",
                Is("customers.region", In, Regions[region], other)
            ),
            4 => ($"not in the {Regions[region]} region", Not(Is("customers.region", Eq, Regions[region]))),
            5 => (
                $"who made {words} {number / 50} transactions in {year}",
                Is(Of("transactions.*", Count) with { Window = window }, operation, (decimal)(number / 50))
            ),
            6 => (
                $"who spent {words} {number} in {year}",
                Is(Of("transactions.amount", Sum) with { Window = window }, operation, (decimal)number)
            ),
            7 => (
                $"who never made a transaction in {year}",
                Not(Is(Of("transactions.*", Count) with { Window = window }, Ge, 1m))
            ),
            _ => (
                $"who made {words} {number / 50} transactions",
                Is(Of("transactions.*", Count), operation, (decimal)(number / 50))
            ),
        };
    }
}
