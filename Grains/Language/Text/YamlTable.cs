using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SmartSegmentation.Grains.Language.Text;

/// <summary>Reads the plain tables of the skills.</summary>
internal static class YamlTable
{
    private static readonly IDeserializer Reader = new DeserializerBuilder().Build();

    /// <summary>A file of <c>head: [form, form, …]</c> lines.</summary>
    public static Dictionary<string, List<string>> Read(string path) =>
        Read<Dictionary<string, List<string>>>(path) ?? [];

    /// <summary>A file of any shape, its members in camelCase.</summary>
    public static T ReadCamelCase<T>(string path)
    {
        using var reader = File.OpenText(path);
        return new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .Build()
            .Deserialize<T>(reader);
    }

    /// <summary>A file of any shape.</summary>
    public static T Read<T>(string path)
    {
        using var reader = File.OpenText(path);
        return Reader.Deserialize<T>(reader);
    }
}
