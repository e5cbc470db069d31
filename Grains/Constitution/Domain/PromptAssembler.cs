using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SmartSegmentation.Grains.Interfaces.Constitution;

namespace SmartSegmentation.Grains.Constitution.Domain;

/// <summary>Puts a prompt together: static control, then dynamic content in a fixed order, each section within its budget. Seed §3.</summary>
internal static class PromptAssembler
{
    /// <summary>Sections of the dynamic part, in their order.</summary>
    public static ImmutableArray<string> Order { get; } =
    ["skills", "knowledge", "tools", "tenant", "memory"];

    /// <summary>The prompt. The same input gives the same bytes; the static part is taken as it is.</summary>
    /// <param name="constitution">The static part; its first line ends with its version.</param>
    /// <param name="lines">Section → lines, the weightiest first; a section without any says so.</param>
    /// <param name="budgets">Section → characters that it may take.</param>
    public static AssembledPrompt Assemble(
        string constitution,
        IReadOnlyDictionary<string, ImmutableArray<string>> lines,
        IReadOnlyDictionary<string, int> budgets
    )
    {
        ImmutableArray<PromptSection> sections =
        [
            .. Order.Select(name =>
                Fit(name, lines.GetValueOrDefault(name, []), budgets.GetValueOrDefault(name))
            ),
        ];
        var text = new StringBuilder(constitution);
        foreach (var section in sections)
        {
            text.Append("\n[").Append(section.Name.ToUpperInvariant()).Append("]\n");
            foreach (var line in section.Lines)
            {
                text.Append("- ").Append(line).Append('\n');
            }

            if (section.Lines.IsEmpty && section.LeftOut == 0)
            {
                text.Append("none\n");
            }

            if (section.LeftOut > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"({section.LeftOut} more are left out)\n");
            }
        }

        return new AssembledPrompt
        {
            Version = VersionOf(constitution),
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(constitution))),
            Static = constitution,
            Sections = sections,
            Text = text.ToString(),
        };
    }

    /// <summary>Last word of the first line.</summary>
    public static string VersionOf(string constitution) =>
        constitution.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";

    private static PromptSection Fit(string name, ImmutableArray<string> lines, int budget)
    {
        var kept = ImmutableArray.CreateBuilder<string>();
        var taken = 0;
        foreach (var line in lines)
        {
            // What users, tenants and documents say stays on one line: it cannot open a section of its own.
            var flat = string.Join(' ', line.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
            if (taken + flat.Length + 3 > budget)
            {
                break;
            }

            taken += flat.Length + 3;
            kept.Add(flat);
        }

        return new PromptSection(name, kept.ToImmutable(), budget, lines.Length - kept.Count);
    }
}
