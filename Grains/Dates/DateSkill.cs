using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Dates;

/// <summary>Reads the files of the date skill.</summary>
internal static class DateSkill
{
    /// <summary>Id of the skill, which is the name of its folder.</summary>
    public const string Id = "date-resolution";

    /// <summary>The words of time.</summary>
    /// <exception cref="KeyNotFoundException">A file is missing.</exception>
    /// <exception cref="FormatException">A file says something that is not understood.</exception>
    public static DateLexicon Load(SkillSet skills)
    {
        var vocabulary = skills.ReadCamelCase<DateVocabulary>(Id, "references/words.yaml");
        vocabulary.Holidays = skills.ReadCamelCase<List<HolidayWords>>(Id, "references/holidays.yaml");
        return new DateLexicon(vocabulary);
    }

    /// <summary>Conventions that a file names, such as those of another tool.</summary>
    /// <param name="skills">The set.</param>
    /// <param name="name">File name without its extension.</param>
    /// <exception cref="KeyNotFoundException">The file is missing.</exception>
    public static DateConventions LoadConventions(SkillSet skills, string name) =>
        ConventionMembers.Set(
            DateConventions.Default,
            skills
                .ReadCamelCase<Dictionary<string, string>>(Id, $"conventions/{name}.yaml")
                .Where(member => member.Key is not "name")
        );

    /// <summary>The conventions from which phrases have rival readings.</summary>
    public static DateRivals LoadRivals(SkillSet skills) =>
        skills.ReadCamelCase<RivalWords>(Id, "references/rivals.yaml").ToRivals();

    /// <summary>Names of the conventions that the skill has files of.</summary>
    public static IEnumerable<string> ConventionNames(SkillSet skills) =>
        skills.FilesIn(Id, "conventions").Select(file => Path.GetFileNameWithoutExtension(file));
}
