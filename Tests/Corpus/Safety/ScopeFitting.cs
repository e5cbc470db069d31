using System.Globalization;
using System.Text.Json;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Safety.Domain;

namespace SmartSegmentation.Tests.Corpus.Safety;

/// <summary>Writes the signs of all shared sentences, from which the weights are fitted.</summary>
public sealed class ScopeFitting
{
    [Test, Explicit("writes a file for the fitting of weights")]
    public void Signs_Write()
    {
        var signs = new ScopeSigns(ScopeCases.Words.Scope, Thesaurus.Default);
        var cases = ScopeCases
            .Foreign("telco", "retail", "adventureworks", "scenarios", "superstore", "jaffle", "cdnow")
            .Concat(
                ScopeCases
                    .Foreign("telco", "retail", "scenarios")
                    .Select(test => test with { Situation = ScopeSituation.HasSegment })
            )
            .Concat(ScopeCases.Gold())
            .Concat(ScopeCases.Filters())
            .Concat(ScopeCases.Vendor("retail", "superstore", "telco"))
            .Concat(ScopeCases.Evals("telco", "adventureworks", "superstore", "jaffle"));
        using var file = File.CreateText(
            Path.Combine(TestContext.CurrentContext.WorkDirectory, "scope-signs.jsonl")
        );
        foreach (var test in cases)
        {
            var tokens = Tokenizer.Tokenize(test.Text);
            var found = signs.Of(tokens, test.Index.Annotate(tokens), test.Catalog, test.Situation);
            file.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        test.List,
                        test.Text,
                        test.Train,
                        Situation = test.Situation.ToString(),
                        Code = ScopeCases.CodeOf(test with { Situation = ScopeSituation.HasQuestion }),
                        Signs = found,
                    }
                )
            );
        }

        TestContext.Out.WriteLine(((FileStream)file.BaseStream).Name.ToString(CultureInfo.InvariantCulture));
    }
}
