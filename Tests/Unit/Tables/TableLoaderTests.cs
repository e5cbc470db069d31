using System.Diagnostics;
using System.Globalization;
using System.Text;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Tables.Domain;
using SmartSegmentation.Grains.Tables.Reading;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Unit.Tables;

public sealed class TableLoaderTests
{
    private LoadedTables _tables = null!;

    [SetUp]
    public void Open() => _tables = new LoadedTables();

    [TearDown]
    public void Close() => _tables.Dispose();

    [TestCase(",")]
    [TestCase(";")]
    [TestCase("\t")]
    [TestCase("|")]
    public void Delimiter_IsFound(string delimiter)
    {
        _tables.Load(
            string.Join('\n', "id,city", "1,Rome", "2,\"a, b; c | d\te\"", "").Replace(",", delimiter)
        );

        Assert.That(_tables.Column("id"), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(_tables.Column("city")[1], Is.EqualTo("a, b; c | d\te".Replace(",", delimiter)));
    }

    [TestCase("utf-8", true)]
    [TestCase("utf-8", false)]
    [TestCase("utf-16", true)]
    [TestCase("utf-16BE", true)]
    [TestCase("utf-16", false)]
    [TestCase("windows-1252", false)]
    [TestCase("iso-8859-1", false)]
    public void Encoding_IsFound(string name, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding encoding = (name, mark) switch
        {
            ("utf-8", _) => new UTF8Encoding(mark),
            ("utf-16", false) => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
            _ => Encoding.GetEncoding(name),
        };

        _tables.Load("id,città\n1,Köln\n2,São Paulo\n", encoding);

        Assert.That(_tables.Column("città"), Is.EqualTo(new[] { "Köln", "São Paulo" }));
    }

    [Test]
    public void Quotes_HoldLineBreaksDelimitersAndQuotes()
    {
        var loaded = _tables.Load("id,t,n\r\n1,\"a\r\nb, \"\"c\"\"\",5\r\n2, \"d\" ,x\r\n3,e,6\r\n");

        Assert.That(_tables.Column("t"), Is.EqualTo(new[] { "a\r\nb, \"c\"", "d", "e" }));
        Assert.That(_tables.Column("n"), Is.EqualTo(new[] { "5", null, "6" }));
        Assert.That(loaded.Problems.Single().Line, Is.EqualTo(4), "the line in the file, not the row");
    }

    [Test]
    public void RaggedRows_AreKeptAndTold()
    {
        var loaded = _tables.Load("id,age,city\n1,20,A\n2,30\n3,40,C,more\n4,abc,D\n5,33,E,,\n");

        Assert.That(_tables.Column("id"), Is.EqualTo(new[] { "1", "2", "3", "4", "5" }));
        Assert.That(_tables.Column("age"), Is.EqualTo(new[] { "20", "30", "40", null, "33" }));
        Assert.That(
            loaded.Problems.Select(problem => (problem.Line, problem.Column)),
            Is.EqualTo(new (long, string?)[] { (3, null), (4, null), (5, "age") })
        );
    }

    [Test]
    public void Header_RepeatedEmptyAndPadded_GetsNamesOfItsOwn()
    {
        var loaded = _tables.Load("id, name ,Name,,\n1,a,b,x,\n2,c,d,y,\n");

        Assert.That(
            loaded.Profile.Columns.Select(column => column.Name),
            Is.EqualTo(new[] { "id", "name", "Name_2", "column4" })
        );
    }

    [Test]
    public void Header_Missing_IsSeenByTheData()
    {
        var loaded = _tables.Load("1,Rome,2020-01-03\n2,Paris,2020-02-01\n3,Rome,2020-03-01\n");

        Assert.That(loaded.Profile.Rows, Is.EqualTo(3));
        Assert.That(loaded.Profile.Columns[0].Name, Is.EqualTo("column1"));
        Assert.That(loaded.Recognised, Has.Some.Contains("looks like data"));
    }

    [Test]
    public void OneColumn_KeepsItsCommas()
    {
        _tables.Load("city\nRome\nParis, France\nBonn\n");

        Assert.That(_tables.Column("city"), Is.EqualTo(new[] { "Rome", "Paris, France", "Bonn" }));
    }

    [TestCase("$90,000 |$1,250", "90000|1250", FacetType.Integer, "USD")]
    [TestCase("1.234,56 €|12,50 €", "1234.56|12.50", FacetType.Decimal, "EUR")]
    [TestCase("(12.00)|3.5", "-12.00|3.50", FacetType.Decimal, null)]
    [TestCase("-$4|$4.25", "-4.00|4.25", FacetType.Decimal, "USD")]
    [TestCase("5-|7", "-5|7", FacetType.Integer, null)]
    [TestCase("50%|12.5%", "50.0|12.5", FacetType.Decimal, "percent")]
    [TestCase("1 234,5|2 000 000,0", "1234.5|2000000.0", FacetType.Decimal, null)]
    [TestCase("1,234|2,345,678", "1234|2345678", FacetType.Integer, null)]
    [TestCase("17850.0|13047.0", "17850|13047", FacetType.Integer, null)]
    [TestCase("1.5E3|2", "1500.0|2.0", FacetType.Decimal, null)]
    [TestCase("0.12345678901|2", "0.12345678901|2.0", FacetType.Decimal, null)]
    [TestCase("£3|NULL|n/a|", "3|||", FacetType.Integer, "GBP")]
    [TestCase("00001|00002", "00001|00002", FacetType.Text, null)]
    [TestCase("12345678901234567890|1", "12345678901234567890|1", FacetType.Text, null)]
    [TestCase("true|FALSE", "true|false", FacetType.Boolean, null)]
    [TestCase("Yes|No", "Yes|No", FacetType.Text, null)]
    public void Values_AreRecognised(string cells, string stored, FacetType type, string? unit)
    {
        var loaded = Load(cells);

        Assert.That(_tables.Column("v").Select(value => value ?? ""), Is.EqualTo(stored.Split('|')));
        Assert.That(loaded.Profile.Columns[1].Type, Is.EqualTo(type));
        Assert.That(loaded.Profile.Columns[1].Unit, Is.EqualTo(unit));
    }

    [TestCase("04/08/1966|5/14/1965", "1966-04-08|1965-05-14")]
    [TestCase("04/08/1966|14/5/1965", "1966-08-04|1965-05-14")]
    [TestCase("3.4.2020|13.4.2020", "2020-04-03|2020-04-13")]
    [TestCase("Jan 5 2020|March 7, 2021", "2020-01-05|2021-03-07")]
    [TestCase("5-Mar-21|12-Apr-99", "2021-03-05|1999-04-12")]
    [TestCase("2020/1/2|2020-12-31", "2020-01-02|2020-12-31")]
    [TestCase("2020-01-02T00:00:00|2020-01-03 00:00", "2020-01-02|2020-01-03")]
    [TestCase("1/2/2020 1:05 PM|1/13/2020 12:30 AM", "2020-01-02 13:05:00|2020-01-13 00:30:00")]
    [TestCase("2020-01-01T23:30:00-05:00|2020-07-01T12:00:00Z", "2020-01-02 05:30:00|2020-07-01 14:00:00")]
    public void Dates_AreRecognised(string cells, string stored)
    {
        Load(cells, zone: "Europe/Berlin");

        Assert.That(_tables.Column("v"), Is.EqualTo(stored.Split('|')));
    }

    [Test]
    public void CompactDates_AreRecognisedByTheirName()
    {
        _tables.Load("id,order_date,serial\n1,20200102,20200102\n2,20201231,20201231\n");

        Assert.That(_tables.Column("order_date"), Is.EqualTo(new[] { "2020-01-02", "2020-12-31" }));
        Assert.That(_tables.Column("serial")[0], Is.EqualTo("20200102"));
    }

    [Test]
    public void Codes_AmongNumbers_MakeTheColumnText()
    {
        var rows = Enumerable
            .Range(1, 200)
            .Select(i => $"{(i % 40 == 0 ? "C" : "")}{5000 + i},{(i == 77 ? "oops" : i)}");

        var loaded = _tables.Load("invoice_no,quantity\n" + string.Join('\n', rows) + "\n");

        Assert.That(loaded.Profile.Find("invoice_no")!.Type, Is.EqualTo(FacetType.Text));
        Assert.That(loaded.Profile.Find("quantity")!.Type, Is.EqualTo(FacetType.Integer));
        Assert.That(
            loaded.Problems.Single(),
            Is.EqualTo(loaded.Problems[0] with { Line = 78, Column = "quantity" })
        );
    }

    [Test]
    public void SeveralFiles_AreOneTable_WhateverTheOrderOfTheirColumns()
    {
        var utf8 = new UTF8Encoding(false);
        _tables.Load("rows", [_tables.Write("id,x\n1,2\n", utf8), _tables.Write("X;ID\n5;4\n", utf8)]);

        Assert.That(_tables.Column("id"), Is.EqualTo(new[] { "1", "4" }));
        Assert.That(_tables.Column("x"), Is.EqualTo(new[] { "2", "5" }));
    }

    [Test]
    public void SeveralFiles_OfOtherColumns_AreRefused()
    {
        var utf8 = new UTF8Encoding(false);
        string[] paths = [_tables.Write("id,x\n1,2\n", utf8), _tables.Write("id,y\n5,4\n", utf8)];

        var refused = Assert.Throws<UnreadableFileException>(() => _tables.Load("rows", paths));

        Assert.That(refused!.Refusal.Code, Is.EqualTo("columns-differ"));
        Assert.That(refused.Message, Does.Contain("missing: x").And.Contain("further: y"));
    }

    [Test]
    public void Json_LinesAndArray_AreRead()
    {
        _tables.Load("{\"id\":1,\"a\":{\"b\":2}}\n\n{\"id\":2,\"c\":[1],\"a\":{\"b\":null}}\n");
        Assert.That(_tables.Column("a_b"), Is.EqualTo(new[] { "2", null }));
        Assert.That(_tables.Column("c"), Is.EqualTo(new[] { null, "[1]" }));

        _tables.Load("[{\"id\":1,\"x\":\"$5\"},\n{\"id\":2,\"x\":\"($7.50)\"}]");
        Assert.That(_tables.Column("x"), Is.EqualTo(new[] { "5.00", "-7.50" }));
    }

    [Test]
    public void Parquet_IsRead_AndRefusedWhenCutInHalf()
    {
        var path = _tables.WriteParquet(
            "SELECT i AS id, DATE '2020-01-01' + i::INT AS d, i / 4 AS amount, '$' || i AS price, CASE WHEN i = 2 THEN NULL ELSE 'x' END AS t FROM range(1, 5001) r(i)"
        );
        var loaded = _tables.Load("rows", [path]);

        Assert.That(loaded.Profile.Rows, Is.EqualTo(5000));
        Assert.That(_tables.Column("d")[0], Is.EqualTo("2020-01-02"));
        Assert.That(_tables.Column("amount")[0], Is.EqualTo("0.25"));
        Assert.That(_tables.Column("price")[0], Is.EqualTo("1"));
        Assert.That(_tables.Column("t")[1], Is.Null);
        var whole = File.ReadAllBytes(path);
        Assert.That(_tables.Refusal(whole[..(whole.Length / 2)]), Is.EqualTo("file-unreadable"));
    }

    [Test]
    public void BrokenFiles_AreRefused() =>
        Assert.Multiple(() =>
        {
            Assert.That(_tables.Refusal([]), Is.EqualTo("file-empty"));
            Assert.That(_tables.Refusal("  \n\n"u8.ToArray()), Is.EqualTo("file-empty"));
            Assert.That(_tables.Refusal("id,name\n"u8.ToArray()), Is.EqualTo("file-empty"));
            Assert.That(
                _tables.Refusal([1, 0, 2, 0, 0, 0, 200, 7, 9, 0, 1, 1]),
                Is.EqualTo("file-unreadable")
            );
            Assert.That(_tables.Refusal("PK\u0003\u0004 sheet"u8.ToArray()), Is.EqualTo("file-unreadable"));
            Assert.That(_tables.Refusal("id,t\n1,\"open\n2,x\n"u8.ToArray()), Is.EqualTo("file-unreadable"));
            Assert.That(
                _tables.Refusal("{\"id\":1}\n{\"id\":2\n"u8.ToArray()),
                Is.EqualTo("file-unreadable")
            );
            Assert.That(_tables.Refusal("{\"id\":1}\n[2]\n"u8.ToArray()), Is.EqualTo("file-unreadable"));
        });

    [Test]
    public void AnOpenQuote_IsToldWithItsLine()
    {
        var path = _tables.Write("id,t\n1,a\n2,\"open\n3,b\n", new UTF8Encoding(false));

        var refused = Assert.Throws<UnreadableFileException>(() => _tables.Load("rows", [path]));

        Assert.That(refused!.Message, Does.Contain("line 3"));
    }

    /// <summary>A million rows in half a minute on two cores; here a fifth of them, with room for a busy machine.</summary>
    [Test]
    public void ManyRows_AreLoadedQuickly()
    {
        var random = new Random(5);
        var rows = new StringBuilder("id,customer_id,order_date,amount,channel,note\n");
        for (var i = 0; i < 200_000; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{i},C{random.Next(9000):0000},{random.Next(1, 13)}/")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"{random.Next(1, 29)}/2020,\"${random.Next(1000, 9000):N2}\","
                )
                .Append(CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? "web" : "store")},n{random.Next()}\n");
        }

        var started = Stopwatch.GetTimestamp();
        var loaded = _tables.Load(rows.ToString());

        var perSecond = 200_000 / Stopwatch.GetElapsedTime(started).TotalSeconds;
        TestContext.Out.WriteLine($"{perSecond:N0} rows a second");
        Assert.That(loaded.ProblemCount, Is.Zero);
        Assert.That(perSecond, Is.GreaterThan(1_000_000 / 60.0));
    }

    private LoadedTable Load(string cells, string? zone = null)
    {
        var rows = cells.Split('|').Select((cell, i) => $"{i + 1},\"{cell}\"");
        return _tables.Load(
            "rows",
            [_tables.Write("id,v\n" + string.Join('\n', rows) + "\n", new UTF8Encoding(false))],
            zone: zone
        );
    }
}
