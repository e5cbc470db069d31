using System.Collections.Immutable;
using System.Text;

namespace SmartSegmentation.Grains.Tables.Domain;

/// <summary>Splits names into words.</summary>
internal static class NameWords
{
    /// <summary>Words of a name, lower case: <c>TotalChildren2</c> → total, children, 2.</summary>
    public static ImmutableArray<string> Of(string name)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsLetterOrDigit(name[i]))
            {
                End(word, words);
                continue;
            }

            if (word.Length > 0 && Breaks(name, i))
            {
                End(word, words);
            }

            word.Append(char.ToLowerInvariant(name[i]));
        }

        End(word, words);
        return words.ToImmutable();
    }

    /// <summary>Words of a name as a person would say them.</summary>
    public static string Label(string name) => string.Join(' ', Of(name));

    private static bool Breaks(string name, int at)
    {
        var (before, here) = (name[at - 1], name[at]);
        if (char.IsDigit(here) != char.IsDigit(before))
        {
            return true;
        }

        if (!char.IsUpper(here))
        {
            return false;
        }

        // A capital after a small letter, or the last capital of an abbreviation: "SKUName" is SKU + Name.
        return char.IsLower(before)
            || (at + 1 < name.Length && char.IsLower(name[at + 1]) && !IsPlural(name, at));
    }

    /// <summary>"CDs": the small letter belongs to the abbreviation.</summary>
    private static bool IsPlural(string name, int at) =>
        name[at + 1] == 's' && (at + 2 == name.Length || !char.IsLower(name[at + 2]));

    private static void End(StringBuilder word, ImmutableArray<string>.Builder words)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
