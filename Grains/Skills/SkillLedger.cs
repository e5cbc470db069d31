using System.Collections.Immutable;
using SmartSegmentation.Grains.Interfaces.Outcomes;
using SmartSegmentation.Grains.Interfaces.Skills;
using SmartSegmentation.Grains.Skills.Domain;

namespace SmartSegmentation.Grains.Skills;

/// <summary>Decides about the versions of a skill.</summary>
internal static class SkillLedger
{
    /// <summary>Who ships versions.</summary>
    public const string Installation = "installation";

    private const int MostDecisions = 2000;

    /// <summary>The state with the version of the installation, and that version's number; null when nothing changes.</summary>
    public static (SkillState State, string Version)? Ship(
        SkillState state,
        SkillBundle shipped,
        DateTimeOffset now
    )
    {
        var digest = SkillDigest.Of(shipped);
        var known = state.Versions.FirstOrDefault(version => Is(version.Digest, digest));
        var number = known?.Version ?? Unused(state, shipped.Version, digest);
        var goesLive =
            !Is(state.Live, number)
            && (
                Find(state, state.Live) is not { } live
                || (live.Shipped && Order(number) is { } order && order.OrderTo(Order(live.Version)!) >= 0)
            );
        if (known is not null && !goesLive)
        {
            return null;
        }

        var next = known is null
            ? state with
            {
                Versions = state.Versions.Add(
                    new SkillVersionView(number, SkillStatus.Draft, digest, true, Installation, now)
                ),
            }
            : state;
        var decision = new SkillDecision(now, Installation, "shipped", number, state.Live);
        return (Noted(goesLive ? Live(next, number) : next, decision), number);
    }

    /// <summary>The state with a draft; refused when its number is not the highest.</summary>
    public static Outcome<SkillState> Add(SkillState state, SkillBundle bundle, string by, DateTimeOffset now)
    {
        var number = Order(bundle.Version)!;
        if (state.Versions.FirstOrDefault(known => Order(known.Version)!.OrderTo(number) >= 0) is { } higher)
        {
            return Refuse<SkillState>(
                "skill-version-not-higher",
                $"There is a version {higher.Version}; a new one is higher than all there are.",
                "version"
            );
        }

        var version = new SkillVersionView(
            bundle.Version,
            SkillStatus.Draft,
            SkillDigest.Of(bundle),
            false,
            by,
            now
        );
        return new Outcome<SkillState>.Done(
            Noted(
                state with
                {
                    Versions = state.Versions.Add(version),
                },
                new SkillDecision(now, by, "added", bundle.Version, state.Live)
            )
        );
    }

    /// <summary>The state with an evaluation, unless its files are no version's.</summary>
    public static Outcome<SkillState> Record(SkillState state, SkillEvaluation evaluation)
    {
        if (Find(state, evaluation.Version) is not { } version || !Is(version.Digest, evaluation.Digest))
        {
            return Unknown(evaluation.Version);
        }

        var decision = new SkillDecision(
            evaluation.At,
            evaluation.By,
            "evaluated",
            evaluation.Version,
            state.Live
        )
        {
            Verdict = evaluation.Verdict,
            Score = evaluation.Score,
            Reason = evaluation.Why,
        };
        return new Outcome<SkillState>.Done(
            Noted(Put(state, version with { Evaluation = evaluation }), decision)
        );
    }

    /// <summary>Holds a promotion against the gate.</summary>
    /// <returns>The next state; a refusal is noted in it too, so that every decision is kept.</returns>
    public static (SkillState State, Refusal? Why) Promote(
        SkillState state,
        string version,
        string? overrideReason,
        string by,
        DateTimeOffset now
    )
    {
        if (Find(state, version) is not { } found)
        {
            return (state, UnknownVersion(version));
        }

        if (Is(state.Live, version))
        {
            return (state, null);
        }

        var refusal = Gate(state, found, overrideReason);
        var decision = new SkillDecision(
            now,
            by,
            refusal is null ? "promoted" : "refused",
            version,
            state.Live
        )
        {
            Verdict = found.Evaluation?.Verdict,
            Score = found.Evaluation?.Score,
            Overridden = refusal is null && found.Evaluation?.Verdict == SkillVerdict.CannotTell,
            Reason = refusal?.Detail ?? overrideReason,
        };
        return (Noted(refusal is null ? Live(state, version) : state, decision), refusal);
    }

    /// <summary>Makes a version live that was live before.</summary>
    public static (SkillState State, Refusal? Why) RollBack(
        SkillState state,
        string version,
        string? reason,
        string by,
        DateTimeOffset now
    ) =>
        Find(state, version) is not { } found ? (state, UnknownVersion(version))
        : Is(state.Live, version) ? (state, null)
        : found.Status != SkillStatus.Retired
            ? (
                state,
                new Refusal(
                    "skill-version-never-live",
                    $"Version {version} was never live; promote it.",
                    "version"
                )
            )
        : (
            Noted(
                Live(state, version),
                new SkillDecision(now, by, "rolledBack", version, state.Live) { Reason = reason }
            ),
            null
        );

    /// <summary>A version by its number; null when there is none.</summary>
    public static SkillVersionView? Find(SkillState state, string? version) =>
        state.Versions.FirstOrDefault(known => Is(known.Version, version));

    /// <summary>Number of the record that holds a version's files, from 1; 0 for an unknown version.</summary>
    public static int RecordOf(SkillState state, string version) =>
        state.Versions.Index().FirstOrDefault(known => Is(known.Item.Version, version)).Item is null
            ? 0
            : state.Versions.Index().First(known => Is(known.Item.Version, version)).Index + 1;

    /// <summary>The refusal of a version that there is not.</summary>
    public static Refusal UnknownVersion(string version) =>
        new("skill-version-unknown", $"The skill has no version {version}.");

    private static Refusal? Gate(SkillState state, SkillVersionView version, string? overrideReason) =>
        version.Evaluation is not { } evaluation || !Is(evaluation.Digest, version.Digest)
            ? new("skill-not-evaluated", $"Version {version.Version} was not evaluated.")
        : !Is(evaluation.Baseline, state.Live)
            ? new(
                "skill-not-evaluated",
                $"Version {version.Version} was held against {evaluation.Baseline ?? "nothing"}, and {state.Live} is live; evaluate it again."
            )
        : evaluation.Verdict == SkillVerdict.Pass ? null
        : evaluation.Verdict == SkillVerdict.CannotTell
            ? string.IsNullOrWhiteSpace(overrideReason)
                    ? new(
                        "skill-gate-undecided",
                        $"{evaluation.Why} An override with a reason is needed.",
                        "override"
                    )
                : null
        : new("skill-gate-failed", evaluation.Why);

    private static SkillState Live(SkillState state, string version) =>
        state with
        {
            Live = version,
            Versions =
            [
                .. state.Versions.Select(known =>
                    Is(known.Version, version) ? known with { Status = SkillStatus.Live }
                    : known.Status == SkillStatus.Live ? known with { Status = SkillStatus.Retired }
                    : known
                ),
            ],
        };

    private static SkillState Put(SkillState state, SkillVersionView version) =>
        state with
        {
            Versions =
            [
                .. state.Versions.Select(known => Is(known.Version, version.Version) ? version : known),
            ],
        };

    private static SkillState Noted(SkillState state, SkillDecision decision)
    {
        var history = state.History.Add(decision);
        return state with { History = history.Length > MostDecisions ? history[^MostDecisions..] : history };
    }

    /// <summary>The number, or the number with the start of the digest where other files have it.</summary>
    private static string Unused(SkillState state, string number, string digest) =>
        Find(state, number) is null ? number : $"{number.Split('+')[0]}+{digest[..8]}";

    private static SemanticVersion? Order(string version) => SemanticVersion.Parse(version);

    private static Outcome<SkillState> Unknown(string version) =>
        new Outcome<SkillState>.Refused(UnknownVersion(version));

    private static Outcome<T> Refuse<T>(string code, string detail, string member) =>
        new Outcome<T>.Refused(new Refusal(code, detail, member));

    private static bool Is(string? left, string? right) =>
        string.Equals(left, right, StringComparison.Ordinal);
}
