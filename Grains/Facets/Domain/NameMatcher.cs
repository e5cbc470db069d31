using System.Numerics;

namespace SmartSegmentation.Grains.Facets.Domain;

/// <summary>Puts the hits of a name's words together to readings of stretches of a sentence.</summary>
internal sealed class NameMatcher(NameIndex names)
{
    private const int MaxGap = 2;
    private const double Least = 0.3;
    private static readonly HashSet<string> Gaps = new(StringComparer.Ordinal)
    {
        "of",
        "the",
        "a",
        "an",
        "in",
        "for",
        "per",
        "by",
        "their",
        "s",
        "on",
        "to",
        "at",
        "its",
    };

    /// <summary>All readings of a sentence as names, unordered.</summary>
    public IEnumerable<NameReading> Match(Sentence sentence)
    {
        foreach (var (entry, hits) in names.Hits(sentence))
        {
            foreach (var cluster in Clusters(sentence, hits))
            {
                if (Reading(names[entry], cluster) is { } reading)
                {
                    yield return reading;
                }

                var core = cluster.Where(hit => (hit.Mask & ~names[entry].OptionalMask) != 0).ToList();
                if (core.Count < cluster.Count && Reading(names[entry], core) is { } shorter)
                {
                    yield return shorter;
                }
            }
        }

        foreach (var reading in Joined(sentence))
        {
            yield return reading;
        }
    }

    private static IEnumerable<List<NameHit>> Clusters(Sentence sentence, List<NameHit> hits)
    {
        hits.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : b.Factor.CompareTo(a.Factor));
        var cluster = new List<NameHit>();
        var covered = 0u;
        foreach (var hit in hits)
        {
            if (cluster.Count > 0 && hit.First < cluster[^1].End)
            {
                // Another reading of the same word: the better one stays, a longer expression wins.
                if (hit.End > cluster[^1].End && hit.First == cluster[^1].First)
                {
                    if (hit.Way == MatchWay.Synonym && cluster[^1].Way == MatchWay.Stem)
                    {
                        // "list price" is another word for a price, and also the very name of a column.
                        yield return [.. cluster[..^1], hit];
                        continue;
                    }

                    covered &= ~cluster[^1].Mask;
                    cluster[^1] = hit;
                    covered |= hit.Mask;
                }

                continue;
            }

            if (
                cluster.Count > 0
                && ((hit.Mask & covered) == hit.Mask || !IsNear(sentence, cluster[^1].End, hit.First))
            )
            {
                yield return cluster;
                cluster = [];
                covered = 0;
            }

            cluster.Add(hit);
            covered |= hit.Mask;
        }

        if (cluster.Count > 0)
        {
            yield return cluster;
        }
    }

    private static bool IsNear(Sentence sentence, int from, int to)
    {
        if (to - from > MaxGap || sentence.Slots[to].Breaks)
        {
            return false;
        }

        for (var i = from; i < to; i++)
        {
            if (sentence.Slots[i].Breaks || !Gaps.Contains(sentence.Slots[i].Token.Folded))
            {
                return false;
            }
        }

        return true;
    }

    private static NameReading? Reading(NameEntry entry, List<NameHit> cluster)
    {
        double covered = 0;
        double sure = 0;
        var mask = 0u;
        var heaviest = 0.0;
        foreach (var hit in cluster)
        {
            for (var rest = hit.Mask & ~mask & ~entry.OptionalMask; rest != 0; rest &= rest - 1)
            {
                var weight = entry.Name[BitOperations.TrailingZeroCount(rest)].Weight;
                covered += weight;
                sure += weight * hit.Factor;
                heaviest = Math.Max(heaviest, weight);
            }

            mask |= hit.Mask;
        }

        if (covered <= 0)
        {
            return null;
        }

        var share = covered / entry.Weight;
        var factor = sure / covered;
        var whole = share >= 0.98;
        var bonus = (mask & entry.OptionalMask) != 0 ? 0.02 : 0;
        var score =
            entry.Quality
            * factor
            * (
                whole ? 1
                : heaviest < entry.Heaviest && heaviest <= 0.5 ? 0.2 + (0.3 * share)
                : 0.3 + (0.62 * share)
            );
        return score < Least
            ? null
            : new NameReading(
                entry,
                cluster[0].First,
                cluster[^1].End,
                Math.Min(1, score + bonus),
                WayOf(entry, cluster, whole),
                cluster.Exists(hit => hit.Negated)
            );
    }

    private static MatchWay WayOf(NameEntry entry, List<NameHit> cluster, bool whole)
    {
        var worst = cluster.MinBy(hit => hit.Factor).Way;
        return worst != MatchWay.Stem ? worst
            : !whole ? MatchWay.Partial
            : entry.Way;
    }

    private IEnumerable<NameReading> Joined(Sentence sentence)
    {
        var letters = new System.Text.StringBuilder();
        for (var first = 0; first < sentence.Slots.Length; first++)
        {
            letters.Clear();
            for (var end = first + 1; end <= Math.Min(first + 3, sentence.Slots.Length); end++)
            {
                var slot = sentence.Slots[end - 1];
                if (end - 1 > first && slot.Breaks)
                {
                    break;
                }

                var term = slot.Term;
                foreach (var entry in names.Compact(letters.ToString() + term))
                {
                    if (names[entry].Name.Count(name => !name.Optional) != end - first)
                    {
                        yield return new NameReading(
                            names[entry],
                            first,
                            end,
                            names[entry].Quality * 0.95,
                            MatchWay.Stem,
                            false
                        );
                    }
                }

                letters.Append(slot.Token.Folded);
            }
        }
    }
}

/// <summary>A stretch of slots read as a name.</summary>
internal sealed record NameReading(
    NameEntry Entry,
    int First,
    int End,
    double Score,
    MatchWay Way,
    bool Negated
);
