using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;

namespace SmartSegmentation.Grains.Dates;

/// <summary>The file of rival conventions.</summary>
internal sealed class RivalWords
{
    public int Most { get; set; }

    public List<Rivalry> Rivals { get; set; } = [];

    public DateRivals ToRivals() => new([.. Rivals.Select(rival => rival.ToRival())], Most);

    internal sealed class Rivalry
    {
        public List<string> Of { get; set; } = [];

        public Dictionary<string, string> Where { get; set; } = [];

        public Dictionary<string, string> Set { get; set; } = [];

        public string Says { get; set; } = "";

        public DateRival ToRival()
        {
            _ = ConventionMembers.Set(DateConventions.Default, Set.Concat(Where));
            return new(
                [.. Of],
                conventions => ConventionMembers.Set(conventions, Where) == conventions,
                [.. Set.Keys],
                ConventionMembers.DecideReading(Set.Keys),
                conventions => ConventionMembers.Set(conventions, Set),
                Says.Length > 0
                    ? Says
                    : throw new FormatException("A rival convention needs words of its own.")
            );
        }
    }
}
