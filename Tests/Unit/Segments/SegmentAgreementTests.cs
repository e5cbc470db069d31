using CsCheck;
using SmartSegmentation.Grains.Facets.Domain.Rows;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Tests.Support;
using static SmartSegmentation.Tests.Unit.Segments.Shop;

namespace SmartSegmentation.Tests.Unit.Segments;

/// <summary>However a tree is reached, it means the same people.</summary>
internal sealed class SegmentAgreementTests
{
    private MemoryTables _tables = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _tables = new(Script);
        foreach (var table in Shop.Catalog.Tables)
        {
            _tables.Execute(
                $"CREATE VIEW \"{table.Name}\" AS SELECT * EXCLUDE __row FROM {table.PhysicalName} ORDER BY __row"
            );
        }
    }

    [OneTimeTearDown]
    public void Close() => _tables.Dispose();

    [Test]
    public void Members_SizeAndSql_Agree() =>
        RandomTrees.Node.Sample(
            node =>
            {
                var members = _tables.Members(node);
                var count = _tables.Run(SegmentCompiler.Counts(Context, [node]))[0];
                var sql = (Outcome<string>.Done)SegmentCompiler.ToSql(Context, node, SqlDialect.DuckDb);
                var copied = string.Join(
                    ' ',
                    _tables.Run(new CompiledQuery(sql.Value, [])).Select(row => row[0])
                );
                Assert.That(copied, NUnit.Framework.Is.EqualTo(members), sql.Value);
                Assert.That(
                    (long)count[1]!,
                    NUnit.Framework.Is.EqualTo(members.Length == 0 ? 0 : members.Split(' ').Length)
                );
            },
            iter: 120,
            threads: 1,
            print: node => new ExpressionText(Context).Logic(node)
        );

    [Test]
    public void Not_IsTheComplement() =>
        RandomTrees.Node.Sample(
            node =>
            {
                var all = $"{_tables.Members(node)} {_tables.Members(Not(node))}"
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Order(StringComparer.Ordinal);
                Assert.That(string.Join(' ', all), NUnit.Framework.Is.EqualTo("1 10 2 3 4 5"));
            },
            iter: 80,
            threads: 1,
            print: node => new ExpressionText(Context).Logic(node)
        );

    [Test]
    public void Fingerprints_AreEqualExactlyForTheSamePeople() =>
        Gen.Select(RandomTrees.Node, RandomTrees.Node)
            .Sample(
                (one, other) =>
                {
                    var row = SegmentCounts.From(
                        _tables.Run(SegmentCompiler.Counts(Context, [one, other]))[0]
                    );
                    var same = _tables.Members(one) == _tables.Members(other);
                    Assert.That(row.Trees[0] == row.Trees[1], NUnit.Framework.Is.EqualTo(same));
                },
                iter: 60,
                threads: 1
            );

    [Test]
    public void Pages_MakeTheWhole() =>
        RandomTrees.Node.Sample(
            node =>
            {
                var pages = new List<string>();
                string? after = null;
                do
                {
                    var page = _tables.Run(SegmentCompiler.Members(Context, node, after, 2));
                    pages.AddRange(page.Select(row => (string)row[0]!));
                    after = page.Count == 2 ? (string)page[1][0]! : null;
                } while (after is not null);
                Assert.That(string.Join(' ', pages), NUnit.Framework.Is.EqualTo(_tables.Members(node)));
            },
            iter: 30,
            threads: 1
        );

    [Test]
    public void Contains_AgreesWithMembers() =>
        RandomTrees.Node.Sample(
            node =>
            {
                var members = _tables.Members(node).Split(' ');
                foreach (var key in new[] { "1", "2", "3", "4", "5", "10" })
                {
                    var row = _tables.Run(SegmentCompiler.Contains(Context, [node], key))[0];
                    Assert.That(row[0], NUnit.Framework.Is.EqualTo(members.Contains(key)));
                }
            },
            iter: 15,
            threads: 1
        );
}
