using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SmartSegmentation.Grains.Skills.Domain;

/// <summary>Reads and changes the members of a YAML file whose top is a mapping.</summary>
internal static class YamlEdit
{
    /// <summary>Names of the members; none when the top is something else.</summary>
    /// <exception cref="FormatException">The text is no YAML.</exception>
    public static IReadOnlyList<string> Keys(string text, string name) =>
        Top(text, name) is var (_, top) ? [.. top.Children.Keys.Select(key => key.ToString())] : [];

    /// <summary>The texts of a member: one for a scalar, several for a list; none when there is no such member.</summary>
    public static IReadOnlyList<string> Values(string text, string name, string key) =>
        Top(text, name) is var (_, top) && top.Children.TryGetValue(new YamlScalarNode(key), out var node)
            ? node switch
            {
                YamlSequenceNode list => [.. list.Children.Select(child => child.ToString())],
                YamlScalarNode scalar => [scalar.Value ?? ""],
                _ => [],
            }
            : [];

    /// <summary>The text with a member set.</summary>
    public static string Set(string text, string name, string key, string value) =>
        Change(
            text,
            name,
            top =>
                top.Children[new YamlScalarNode(key)] = new YamlScalarNode(value)
                {
                    Style = double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _)
                        ? ScalarStyle.Plain
                        : ScalarStyle.DoubleQuoted,
                }
        );

    /// <summary>The text with words added to a list.</summary>
    public static string Add(string text, string name, string key, IEnumerable<string> words) =>
        Change(
            text,
            name,
            top =>
            {
                var list = (YamlSequenceNode)top.Children[new YamlScalarNode(key)];
                foreach (var word in words)
                {
                    list.Add(new YamlScalarNode(word) { Style = ScalarStyle.DoubleQuoted });
                }
            }
        );

    private static string Change(string text, string name, Action<YamlMappingNode> change)
    {
        if (Top(text, name) is not var (stream, top))
        {
            throw new FormatException($"{name} has no members.");
        }

        change(top);
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        stream.Save(writer, assignAnchors: false);
        return writer.ToString();
    }

    private static (YamlStream Stream, YamlMappingNode Top)? Top(string text, string name)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException wrong)
        {
            throw new FormatException($"{name}, line {wrong.Start.Line}: {wrong.Message}", wrong);
        }

        return stream.Documents is [{ RootNode: YamlMappingNode top }, ..] ? (stream, top) : null;
    }
}
