using SmartSegmentation.Grains.Dates.Domain;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SmartSegmentation.Grains.Dates;

/// <summary>Reads the files of the date skill.</summary>
public static class DateSkill
{
    /// <summary>Id of the skill, which is the name of its folder.</summary>
    public const string Id = "date-resolution";

    /// <summary>The words of time.</summary>
    /// <param name="folder">Folder of the skill.</param>
    /// <exception cref="IOException">A file is missing.</exception>
    /// <exception cref="FormatException">A file says something that is not understood.</exception>
    public static DateLexicon Load(string folder)
    {
        var vocabulary = Read<DateVocabulary>(folder, "references", "words.yaml");
        vocabulary.Holidays = Read<List<HolidayWords>>(folder, "references", "holidays.yaml");
        return new DateLexicon(vocabulary);
    }

    /// <summary>Conventions that a file names, such as those of another tool.</summary>
    /// <param name="folder">Folder of the skill.</param>
    /// <param name="name">File name without its extension.</param>
    /// <exception cref="IOException">The file is missing.</exception>
    public static DateConventions LoadConventions(string folder, string name) =>
        Read<ConventionWords>(folder, "conventions", name + ".yaml").ToConventions();

    /// <summary>Names of the conventions that the skill has files of.</summary>
    /// <param name="folder">Folder of the skill.</param>
    public static IEnumerable<string> ConventionNames(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(folder, "conventions"), "*.yaml")
            .Select(file => Path.GetFileNameWithoutExtension(file));

    private static T Read<T>(string folder, params string[] path)
    {
        using var reader = File.OpenText(Path.Combine([folder, .. path]));
        return new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .Build()
            .Deserialize<T>(reader);
    }
}
