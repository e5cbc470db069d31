using System.Text.RegularExpressions;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Tests.Unit.Skills;

public sealed partial class ShippedTextTests
{
    /// <summary>Places that a text names, and those that are filled anywhere: one that nobody fills would be shown as it stands.</summary>
    [Test]
    public void Places_OfShippedTexts_AreFilled()
    {
        var code = string.Concat(
            Directory
                .EnumerateFiles(Path.Combine(Sources(), "Grains"), "*.cs", SearchOption.AllDirectories)
                .Where(file =>
                    !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")
                )
                .Select(File.ReadAllText)
        );
        var open =
            from bundle in SkillFolder.Installed.Bundles.Values
            from file in bundle.Files
            where IsOfTexts(file.Key)
            from line in file.Value.Split('\n')
            where !line.TrimStart().StartsWith('#')
            from place in Braces().Matches(line).Select(found => found.Groups["name"].Value)
            where !SkillTexts.Places("{" + place + "}").Any() || !IsFilled(code, place)
            select $"{bundle.Id}/{file.Key}: {{{place}}}";

        Assert.That(open, Is.Empty);
    }

    private static bool IsOfTexts(string path) =>
        path.EndsWith("texts.yaml", StringComparison.Ordinal)
        || path.EndsWith("questions.yaml", StringComparison.Ordinal)
        || path.EndsWith("warnings.yaml", StringComparison.Ordinal)
        || path.EndsWith("duplicates.yaml", StringComparison.Ordinal)
        || path.EndsWith("refusals.yaml", StringComparison.Ordinal);

    private static bool IsFilled(string code, string place) =>
        code.Contains($"(\"{place}\",", StringComparison.Ordinal)
        || Regex.IsMatch(
            code,
            $"\\(\\s*\"{Regex.Escape(place)}\",",
            RegexOptions.None,
            TimeSpan.FromSeconds(10)
        )
        || code.Contains($"{{{place}}}", StringComparison.Ordinal);

    private static string Sources()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "SmartSegmentation.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z0-9-]+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Braces();
}
