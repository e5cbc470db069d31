using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Contract;

/// <summary>docs/language.md shows how one sentence about the example tables is read; it is read so.</summary>
public sealed class LanguagePageTests
{
    private const string Sentence =
        "customers in Germany who haven't ordered in the last 90 days but spent over $500 before that";

    [Test]
    public async Task SentenceOfThePage_IsReadAsThePageSays()
    {
        var whole = await Facade.StartOtherAsync();
        await using var stop = whole.App;
        using var admin = whole.Admin;
        using var created = await admin.PostAsync(
            new Uri("/v1/tenants", UriKind.Relative),
            new StringContent("""{"tenantId": "club", "name": "Club"}""", Encoding.UTF8, "application/json")
        );
        foreach (var table in new[] { "members", "orders", "products" })
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent(table), "name" },
                {
                    new ByteArrayContent(await File.ReadAllBytesAsync(Examples.CoffeeClub(table + ".csv"))),
                    "file",
                    table + ".csv"
                },
            };
            using var loaded = await admin.PostAsync(
                new Uri("/v1/tenants/club/tables", UriKind.Relative),
                form
            );
            await loaded.ReadAsync();
        }

        RequestContext.Set("smartseg.tenant", "club");
        var catalog = await whole
            .App.Services.GetRequiredService<IGrainFactory>()
            .GetGrain<ICatalogGrain>("club")
            .GetAsync();
        var shown = Show(catalog);
        TestContext.Out.WriteLine(shown);
        var page = await File.ReadAllTextAsync(Examples.Page("language.md"));
        Assert.That(page.ReplaceLineEndings("\n"), Does.Contain(shown));
    }

    private static string Show(Catalog catalog)
    {
        var reader = new MessageReader(
            LanguageWords.Of(SkillFolder.Installed),
            FacetIndex.Build(catalog, Thesaurus.Default),
            new PopulationModel(catalog, Thesaurus.Default),
            KnownWords.None,
            new DateContext(new LocalDate(2026, 7, 1), DateConventions.Default)
        );
        var (scope, items) = reader.ReadItems(Sentence);
        var text = new StringBuilder("items\n");
        foreach (var item in items)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {scope.Words(item), -22} {What(item)}\n");
        }

        text.Append("clauses\n");
        var clauses = new ClauseReader(scope);
        foreach (var clause in ClauseCutter.Cut(items, scope))
        {
            var frame = clauses.Read(clause);
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {clause.Joint, -6} {(clause.Negated ? "not " : "")}{string.Join(" · ", clause.Items.Select(scope.Words))}\n"
            );
            text.Append(
                CultureInfo.InvariantCulture,
                $"         frame: event {frame.Event?.Table.Name ?? "–"}, members {frame.Members.Length}, rows {frame.Rows.Length}, windows {string.Join(", ", frame.Windows.Select(window => window.Text))}, comparisons {frame.Comparisons.Length}\n"
            );
        }

        var tree = new ExpressionText(new SegmentContext(catalog, new DateOnly(2026, 7, 1))).Logic(
            reader.Read(Sentence).Expression
        );
        return text.Append(CultureInfo.InvariantCulture, $"tree\n  {tree}\n").ToString();
    }

    private static string What(Item item) =>
        item.Date is not null ? "window"
        : item.Comparison is { } comparison
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"comparison {comparison.Operator} {comparison.Low}"
            )
        : item.Event is { } happened ? "event " + happened
        : !item.Matches.IsEmpty && !item.Filler
            ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{item.Matches[0].Kind} {item.Matches[0].FacetId} {string.Join('|', item.Matches[0].Values)}"
                )
                .TrimEnd()
        : !item.Classes.IsEmpty ? string.Join(' ', item.Classes)
        : item.Filler ? "filler"
        : "unknown";
}
