using System.Collections.Immutable;
using System.Diagnostics;
using SmartSegmentation.Grains.Interfaces.Ambiguity;

namespace SmartSegmentation.Grains.Ambiguity.Domain;

/// <summary>Decides whether to ask, and keeps what was settled. Seed §6, "Centralized Ambiguity Resolver".</summary>
internal static class AmbiguityLedger
{
    /// <summary>What to do, in this order: what the session settled, what memory knows, what context says; else one asker asks.</summary>
    /// <param name="entries">The ledger.</param>
    /// <param name="request">What is not clear.</param>
    /// <param name="inferAbove">Context must be surer than this.</param>
    /// <param name="now">By the server's clock.</param>
    /// <returns>The same ledger when nothing is to be written.</returns>
    public static (AmbiguityDecision Decision, ImmutableArray<AmbiguityEntry> Next) Decide(
        ImmutableArray<AmbiguityEntry> entries,
        AmbiguityRequest request,
        double inferAbove,
        DateTimeOffset now
    )
    {
        var place = PlaceOf(entries, request.Key);
        var known = place < 0 || IsArchived(entries[place], request.Since) ? null : entries[place];
        if (
            known is { Status: AmbiguityStatus.Settled, Meaning: { } settled }
            && !(request.Preference?.LearnedAt > known.SettledAt)
        )
        {
            return (new(AmbiguityAction.UseMemory, settled, 1), entries);
        }

        if (request.Preference is { } preference)
        {
            return (new(AmbiguityAction.UsePreference, preference.Meaning, preference.Confidence), entries);
        }

        if (request.Inference is { } inference && inference.Confidence > inferAbove)
        {
            return (new(AmbiguityAction.Infer, inference.Meaning, inference.Confidence), entries);
        }

        var open = Open(entries, request.Since);
        // Also a turn that is run again after a crash finds its own question open, and shows it.
        if (open is not null && (IsSameTurn(open, request) || IsSame(open.Key, request.Key)))
        {
            return (new(AmbiguityAction.Wait, null, 0, open), entries);
        }

        var asked = (known ?? new AmbiguityEntry { Key = request.Key, Term = request.Term }) with
        {
            Status = AmbiguityStatus.Asked,
            Question = request.Question,
            AskedIn = request.TurnId,
            Step = request.Step,
            At = now,
        };
        // A question of an earlier turn that is still open was passed over: one question at a time.
        var rest = open is null
            ? entries
            : entries.Replace(open, open with { Status = AmbiguityStatus.Dropped });
        return (
            new(AmbiguityAction.Ask, null, 0, asked),
            place < 0 ? rest.Add(asked) : rest.SetItem(place, asked)
        );
    }

    /// <summary>The ledger after a note.</summary>
    public static ImmutableArray<AmbiguityEntry> Note(
        ImmutableArray<AmbiguityEntry> entries,
        ClarificationNote note,
        DateTimeOffset now
    ) =>
        note switch
        {
            ClarificationNote.Answered answered => Settle(entries, answered, now),
            ClarificationNote.Reused(var key, var turn) => Change(
                entries,
                key,
                entry =>
                    entry.ReusedBy.Contains(turn, StringComparer.Ordinal)
                    || string.Equals(entry.SettledIn, turn, StringComparison.Ordinal)
                        ? entry
                        : entry with
                        {
                            ReusedBy = entry.ReusedBy.Add(turn),
                        }
            ),
            ClarificationNote.Dropped =>
            [
                .. entries.Select(entry =>
                    entry.Status == AmbiguityStatus.Asked
                        ? entry with
                        {
                            Status = AmbiguityStatus.Dropped,
                        }
                        : entry
                ),
            ],
            ClarificationNote.Forgotten(null) => [],
            ClarificationNote.Forgotten(var key) =>
            [
                .. entries.Where(entry => !string.Equals(entry.Key, key, StringComparison.Ordinal)),
            ],
            _ => throw new UnreachableException(),
        };

    /// <summary>What is settled, newest last.</summary>
    /// <param name="entries">The ledger.</param>
    /// <param name="since">What came up before is archived; null = all holds.</param>
    public static IEnumerable<AmbiguityEntry> Settled(
        ImmutableArray<AmbiguityEntry> entries,
        DateTimeOffset? since
    ) =>
        entries.Where(entry =>
            entry is { Status: AmbiguityStatus.Settled, Meaning: not null } && !IsArchived(entry, since)
        );

    /// <summary>The question that is open; null = none.</summary>
    public static AmbiguityEntry? Open(ImmutableArray<AmbiguityEntry> entries, DateTimeOffset? since) =>
        entries.LastOrDefault(entry => entry.Status == AmbiguityStatus.Asked && !IsArchived(entry, since));

    private static ImmutableArray<AmbiguityEntry> Settle(
        ImmutableArray<AmbiguityEntry> entries,
        ClarificationNote.Answered answered,
        DateTimeOffset now
    )
    {
        var place = PlaceOf(entries, answered.Key);
        var entry =
            place < 0
                ? new AmbiguityEntry
                {
                    Key = answered.Key,
                    Term = answered.Term,
                    At = now,
                }
                : entries[place];
        var isSame = string.Equals(entry.Meaning, answered.Meaning, StringComparison.OrdinalIgnoreCase);
        if (entry.Status == AmbiguityStatus.Settled && isSame)
        {
            return Note(entries, new ClarificationNote.Reused(answered.Key, answered.TurnId), now);
        }

        var corrects = entry is { Status: AmbiguityStatus.Settled, Meaning: not null };
        var settled = entry with
        {
            Status = AmbiguityStatus.Settled,
            Answer = answered.Words,
            Meaning = answered.Meaning,
            SettledIn = answered.TurnId,
            SettledAt = now,
            Source = answered.Source,
            TakenBack = corrects
                ? entry.TakenBack.Add(new TakenBack(entry.Meaning!, answered.TurnId, now))
                : entry.TakenBack,
        };
        return place < 0 ? entries.Add(settled) : entries.SetItem(place, settled);
    }

    private static ImmutableArray<AmbiguityEntry> Change(
        ImmutableArray<AmbiguityEntry> entries,
        string key,
        Func<AmbiguityEntry, AmbiguityEntry> change
    ) =>
        PlaceOf(entries, key) is var place and >= 0
            ? entries.SetItem(place, change(entries[place]))
            : entries;

    private static int PlaceOf(ImmutableArray<AmbiguityEntry> entries, string key)
    {
        for (var place = 0; place < entries.Length; place++)
        {
            if (string.Equals(entries[place].Key, key, StringComparison.Ordinal))
            {
                return place;
            }
        }

        return -1;
    }

    private static bool IsSame(string left, string right) =>
        string.Equals(left, right, StringComparison.Ordinal);

    private static bool IsSameTurn(AmbiguityEntry open, AmbiguityRequest request) =>
        string.Equals(open.AskedIn, request.TurnId, StringComparison.Ordinal);

    private static bool IsArchived(AmbiguityEntry entry, DateTimeOffset? since) =>
        since is { } from && (entry.SettledAt ?? entry.At) < from;
}
