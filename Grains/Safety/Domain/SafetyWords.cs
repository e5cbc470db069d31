using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Safety.Domain;

/// <summary>The words of the skill <c>safety</c>.</summary>
/// <param name="Scope">What is spoken of, and how much it weighs.</param>
/// <param name="PersonalData">Data that names people.</param>
/// <param name="Protected">Protected classes, decisions and hostility.</param>
/// <param name="Refusals">Reason → sentence.</param>
internal sealed record SafetyWords(
    ScopeWords Scope,
    PersonalDataWords PersonalData,
    ProtectedClassWords Protected,
    Dictionary<string, string> Refusals
)
{
    /// <summary>Reads the files of a skill folder.</summary>
    /// <exception cref="IOException">A file is missing.</exception>
    public static SafetyWords Load(string folder)
    {
        var scope = Read<ScopeWords>(folder, "scope.yaml");
        scope.Weights = Read<Dictionary<string, double>>(folder, "scope-weights.yaml");
        return new SafetyWords(
            scope,
            Read<PersonalDataWords>(folder, "personal-data.yaml"),
            Read<ProtectedClassWords>(folder, "protected-classes.yaml"),
            Read<Dictionary<string, string>>(folder, "refusals.yaml")
        );
    }

    private static T Read<T>(string folder, string file) =>
        YamlTable.Read<T>(Path.Combine(folder, "references", file));
}
