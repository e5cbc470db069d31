using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace SmartSegmentation.Grains.Skills.Domain;

/// <summary>Sentences of skills, with places such as <c>{term}</c> in them.</summary>
internal static partial class SkillTexts
{
    /// <summary>The sentence with its places filled; a place that nothing is given for stays.</summary>
    public static string Fill(this string sentence, params (string Place, string Text)[] given) =>
        Place()
            .Replace(
                sentence,
                place =>
                    Array.Find(given, one => place.Groups["name"].ValueSpan.SequenceEqual(one.Place)).Text
                    ?? place.Value
            );

    /// <summary>A whole number as it stands in a sentence.</summary>
    public static string Said(this long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The places of a sentence, without braces.</summary>
    public static IEnumerable<string> Places(string sentence) =>
        Place().Matches(sentence).Select(match => match.Groups["name"].Value);

    /// <summary>Says that a file lacks a sentence.</summary>
    /// <param name="texts">What was read.</param>
    /// <param name="file">The file's path.</param>
    /// <exception cref="FormatException">A sentence is missing or empty; the message names file and member.</exception>
    public static T Complete<T>(T? texts, string file)
        where T : class
    {
        foreach (var member in typeof(T).GetProperties().Where(member => member.CanWrite))
        {
            if (texts is null || IsMissing(member, texts))
            {
                throw new FormatException($"{file}: {MemberOf(member.Name)} is missing or empty.");
            }
        }

        return texts!;
    }

    private static bool IsMissing(PropertyInfo member, object texts) =>
        member.GetValue(texts) switch
        {
            null => true,
            string text => string.IsNullOrWhiteSpace(text),
            double number => double.IsNaN(number),
            System.Collections.ICollection list => list.Count == 0,
            IEnumerable<string> words => !words.Any(),
            _ => false,
        };

    private static string MemberOf(string name) =>
        YamlDotNet.Serialization.NamingConventions.HyphenatedNamingConvention.Instance.Apply(name);

    [GeneratedRegex(
        @"\{(?<name>[A-Za-z0-9-]+)\}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Place();
}
