using System.Collections.Immutable;
using System.Globalization;
using SmartSegmentation.Grains.Language.Text;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>Reads which options of a question a reply chooses: by their words, their place ("the 2nd one", "1 or 2", "both") or their size.</summary>
/// <param name="data">Words of the dialogue.</param>
/// <param name="options">Words of the options, in their order.</param>
/// <param name="sizes">Their sizes; null = not counted.</param>
internal sealed class OptionChoice(
    DialogueData data,
    ImmutableArray<string> options,
    ImmutableArray<long?> sizes
)
{
    private static readonly string[] Places = ["first", "second", "third", "fourth"];

    /// <summary>Places from 0; empty when nothing is chosen.</summary>
    /// <param name="message">The reply.</param>
    /// <param name="bare">Its words without what leads in and out.</param>
    public ImmutableArray<int> Read(string message, ImmutableArray<Token> bare)
    {
        if (options.IsEmpty)
        {
            return [];
        }

        var text = message.Trim().Trim('.', '!', '"', '“', '”');
        var whole = options.IndexOf(text, StringComparer.OrdinalIgnoreCase);
        return whole >= 0 ? [whole]
            : OfSize(bare) is { } sized ? [sized]
            : Named(text) is { IsEmpty: false } named ? named
            : Placed(bare);
    }

    /// <summary>"last 7 days or last 90 days".</summary>
    private ImmutableArray<int> Named(string text)
    {
        var parts = text.Split(
            [" or ", " and ", ", "],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        var places = parts
            .Select(part => options.IndexOf(part, StringComparer.OrdinalIgnoreCase))
            .Distinct()
            .ToImmutableArray();
        return places.Contains(-1) ? [] : places;
    }

    /// <summary>"the one with 44".</summary>
    private int? OfSize(ImmutableArray<Token> bare)
    {
        if (
            bare.IsEmpty
            || !data
                .Remarks.At(bare, 0)
                .Any(remark => remark.Class is "of-size" && remark.End == bare.Length - 1)
            || !long.TryParse(bare[^1].Text, CultureInfo.InvariantCulture, out var size)
        )
        {
            return null;
        }

        var place = sizes.IndexOf(size);
        return place >= 0 ? place : null;
    }

    /// <summary>"the second", "#2", "first or third", "the first two", "both".</summary>
    private ImmutableArray<int> Placed(ImmutableArray<Token> bare)
    {
        var places = ImmutableArray.CreateBuilder<int>();
        for (var at = 0; at < bare.Length; )
        {
            var remark = data
                .Remarks.At(bare, at)
                .Where(found => PlacesOf(found.Class) is not null)
                .OrderByDescending(found => found.End)
                .FirstOrDefault();
            if (remark is { End: > 0 })
            {
                places.AddRange(PlacesOf(remark.Class)!);
                at = remark.End;
            }
            else if (places.Count > 0 && bare[at].Folded is "or" or "and" or ",")
            {
                at++;
            }
            else
            {
                return [];
            }
        }

        return places.All(place => place < options.Length) ? [.. places.Distinct()] : [];
    }

    private IEnumerable<int>? PlacesOf(string name) =>
        name switch
        {
            "last" => [options.Length - 1],
            "middle" when options.Length % 2 == 1 => [options.Length / 2],
            "both" => Enumerable.Range(0, options.Length),
            "first-two" => [0, 1],
            _ => Array.IndexOf(Places, name) is var place and >= 0 ? [place] : null,
        };
}
