using System.Collections.Immutable;
using SmartSegmentation.Grains.Ambiguity.Domain;
using SmartSegmentation.Grains.Interfaces.Memory;

namespace SmartSegmentation.Grains.Memory.Domain;

/// <summary>Learns, corrects and forgets meanings. One meaning of a key holds at a time.</summary>
/// <param name="keys">Which words mean the same.</param>
/// <param name="policy">How sure a memory is, and what is kept.</param>
internal sealed class MemoryBook(MeaningKeys keys, MemoryPolicy policy)
{
    /// <summary>The memory of a key that holds; null = none.</summary>
    public static MemoryView? Valid(ImmutableArray<MemoryView> records, string key) =>
        records.LastOrDefault(record =>
            record.ValidTo is null && string.Equals(record.Key, key, StringComparison.Ordinal)
        );

    /// <summary>A memory learned: the same meaning again makes it surer, another one closes the former.</summary>
    /// <param name="records">All memories, closed ones included.</param>
    /// <param name="id">Id of a new memory.</param>
    /// <param name="term">The term.</param>
    /// <param name="meaning">Its meaning in words.</param>
    /// <param name="facets">Facets it speaks of; null = not known.</param>
    /// <param name="evidence">How it was learned.</param>
    public ImmutableArray<MemoryView> Learn(
        ImmutableArray<MemoryView> records,
        string id,
        string term,
        string meaning,
        ImmutableArray<string>? facets,
        MemoryEvidence evidence
    )
    {
        var key = keys.KeyOf(term);
        var former = Valid(records, key);
        if (former is not null && Same(former.Meaning, meaning))
        {
            return records.Replace(former, Used(former, evidence) with { Facets = facets ?? former.Facets });
        }

        var learned = new MemoryView
        {
            MemoryId = id,
            Kind = keys.IsShared(term) ? MemoryKind.Preference : MemoryKind.Vocabulary,
            Key = key,
            Term = term,
            Meaning = meaning,
            Confidence = policy.StartOf(evidence.How),
            ValidFrom = evidence.AsOf,
            Count = 1,
            Evidence = [evidence],
            Facets = facets,
        };
        var closed = former is null
            ? records
            : records.Replace(
                former,
                former with
                {
                    ValidTo = evidence.AsOf > former.ValidFrom ? evidence.AsOf : former.ValidFrom,
                    ClosedBy = evidence.How is "corrected" or "set" ? "corrected" : "contradicted",
                }
            );
        return Trim(closed.Add(learned));
    }

    /// <summary>Memories that a turn used are surer.</summary>
    public ImmutableArray<MemoryView> Use(
        ImmutableArray<MemoryView> records,
        ImmutableArray<string> ids,
        MemoryEvidence evidence
    ) =>
        [
            .. records.Select(record =>
                record.ValidTo is null && ids.Contains(record.MemoryId, StringComparer.Ordinal)
                    ? Used(record, evidence)
                    : record
            ),
        ];

    /// <summary>The records without a key: what holds and what held.</summary>
    public static ImmutableArray<MemoryView> Forget(ImmutableArray<MemoryView> records, string key) =>
        [.. records.Where(record => !string.Equals(record.Key, key, StringComparison.Ordinal))];

    private MemoryView Used(MemoryView memory, MemoryEvidence evidence) =>
        memory with
        {
            // What has faded is taken up again from where it is, not from where it was.
            Confidence = policy.Reinforced(policy.ConfidenceAt(memory, evidence.AsOf), evidence.How),
            Count = memory.Count + 1,
            Evidence = [.. memory.Evidence.Add(evidence).TakeLast(policy.MostEvidence)],
        };

    /// <summary>When there are too many, closed ones go first, then the least used.</summary>
    private ImmutableArray<MemoryView> Trim(ImmutableArray<MemoryView> records) =>
        records.Length <= policy.MostRecords
            ? records
            : records.Remove(
                records.FirstOrDefault(record => record.ValidTo is not null)
                    ?? records[..^1].MinBy(record => record.Evidence.LastOrDefault()?.At)!
            );

    private static bool Same(string left, string right) =>
        string.Equals(
            left.Trim().TrimEnd('.', '!'),
            right.Trim().TrimEnd('.', '!'),
            StringComparison.OrdinalIgnoreCase
        );
}
