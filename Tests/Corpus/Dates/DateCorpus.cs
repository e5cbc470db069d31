using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.Text;
using SmartSegmentation.Grains.Dates;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Skills;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SmartSegmentation.Tests.Corpus.Dates;

/// <summary>The corpus of date phrases: each text with everything that is to be read in it.</summary>
internal static class DateCorpus
{
    public static IEnumerable<TestCaseData> Cases([CallerFilePath] string here = "") =>
        Directory
            .EnumerateFiles(Path.GetDirectoryName(here)!, "*.yaml")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => CasesOf(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)));

    public static string Show(DateMatch match) =>
        match switch
        {
            { Kind: DateKind.Range } => $"{Day(match.From)}..{Day(match.To)}",
            { Kind: DateKind.Duration } =>
                $"duration {Number(match.Amount)} {match.Unit.ToString()!.ToLowerInvariant()}"
                    + (match.Modifier == DateModifier.None ? "" : $" {match.Modifier}"),
            { Frequency: { } often } when match.Weekdays == Weekdays.None =>
                $"frequency {often.Comparator} {Number(often.Times)} per {often.Per}",
            _ =>
                $"weekdays {(match.Weekdays == Weekdays.Weekend ? "Saturday, Sunday" : match.Weekdays.ToString())}",
        };

    private static IEnumerable<TestCaseData> CasesOf(string name, string yaml)
    {
        var file = new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .Build()
            .Deserialize<CorpusFile>(yaml);
        var today = LocalDatePattern.Iso.Parse(file.Today).Value;
        var conventions =
            file.Conventions.Length == 0
                ? DateConventions.Default
                : DateSkill.LoadConventions(SkillFolder.Installed, file.Conventions);
        return file.Cases.Select(one =>
            new TestCaseData(one.Text, today, conventions, one.Reads).SetArgDisplayNames(name, one.Text)
        );
    }

    private static string Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "";

    private static string Number(decimal? number) =>
        number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    private sealed class CorpusFile
    {
        public string Today { get; set; } = "";

        public string Conventions { get; set; } = "";

        public List<CorpusCase> Cases { get; set; } = [];
    }

    private sealed class CorpusCase
    {
        public string Text { get; set; } = "";

        public List<string> Reads { get; set; } = [];
    }
}
