using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SmartSegmentation.Grains.Skills;

/// <summary>Reads the plain tables of the skills.</summary>
internal static class YamlTable
{
    private static readonly IDeserializer Plain = new DeserializerBuilder().Build();

    private static readonly IDeserializer CamelCase = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .Build();

    private static readonly IDeserializer Hyphenated = new DeserializerBuilder()
        .WithNamingConvention(HyphenatedNamingConvention.Instance)
        .Build();

    /// <summary>A file of <c>head: [form, form, …]</c> lines.</summary>
    public static Dictionary<string, List<string>> Read(string path) =>
        Read<Dictionary<string, List<string>>>(path) ?? [];

    /// <summary>A file of any shape.</summary>
    public static T Read<T>(string path) => Parse<T>(File.ReadAllText(path), path);

    /// <summary>A text of any shape, its members named as they are with hyphens between their words.</summary>
    /// <inheritdoc cref="Parse{T}(string, string)"/>
    public static T ParseHyphenated<T>(string text, string name) => Parse<T>(Hyphenated, text, name);

    /// <summary>A text of any shape, its members named as they are written.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="name">What the text is called in errors: the file's path.</param>
    /// <exception cref="FormatException">The text has another shape; the message names file, line and reason.</exception>
    public static T Parse<T>(string text, string name) => Parse<T>(Plain, text, name);

    /// <summary>A text of any shape, its members in camelCase.</summary>
    /// <inheritdoc cref="Parse{T}(string, string)"/>
    public static T ParseCamelCase<T>(string text, string name) => Parse<T>(CamelCase, text, name);

    private static T Parse<T>(IDeserializer reader, string text, string name)
    {
        try
        {
            return reader.Deserialize<T>(text);
        }
        catch (YamlException wrong)
        {
            var why = wrong.InnerException?.Message ?? wrong.Message;
            throw new FormatException($"{name}, line {wrong.Start.Line}: {why}", wrong);
        }
    }
}
