using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SmartSegmentation.Client.Http;

namespace SmartSegmentation.Tests.Contract;

public sealed partial class ProblemCodeTests
{
    [Test]
    public void EveryRefusal_HasAStatus()
    {
        var codes = Sources()
            .SelectMany(source => RefusalPattern().Matches(source))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

        Assert.That(codes, Has.Count.GreaterThan(20));
        Assert.That(codes.Except(ProblemCodes.Status.Keys), Is.Empty);
    }

    [Test]
    public void EveryStatus_BelongsToARefusal()
    {
        var sources = string.Concat(Sources());

        Assert.That(
            ProblemCodes.Status.Keys.Where(code =>
                !sources.Contains($"\"{code}\",", StringComparison.Ordinal)
            ),
            Is.Empty
        );
    }

    private static IEnumerable<string> Sources([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(here, "../../.."));
        return new[] { "Grains", "Grains.Interfaces", "Client" }
            .SelectMany(project =>
                Directory.EnumerateFiles(Path.Combine(root, project), "*.cs", SearchOption.AllDirectories)
            )
            .Where(file => !file.EndsWith("ProblemCodes.cs", StringComparison.Ordinal))
            .Select(File.ReadAllText);
    }

    [GeneratedRegex("""(?:Refusal\(\s*"|new\(\s*"(?=[a-z]+-))([a-z]+(?:-[a-z]+)*)",""")]
    private static partial Regex RefusalPattern();
}
