using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Dialogue;

/// <summary>Applies changes to the tree of the current segment; what a change does not speak of stays as it is.</summary>
/// <param name="reader">Reads the words of a change.</param>
internal sealed class SegmentEditor(MessageReader reader)
{
    private TreeContext? _context;

    /// <summary>The readings of the steps, for their vague and unknown words.</summary>
    public List<Reading> Readings { get; } = [];

    /// <summary>The tree after a step; null with <paramref name="applied"/> = false when nothing could be made of it.</summary>
    /// <param name="current">The tree; null = everyone.</param>
    /// <param name="step">The change.</param>
    /// <param name="applied">Whether the step changed anything.</param>
    public ExpressionNode? Apply(ExpressionNode? current, EditStep step, out bool applied)
    {
        _context = TreeContext.Of(current, reader) ?? _context;
        var context = _context;
        applied = true;
        if (current is not null && Respoken(current, step) is var (respoken, said))
        {
            Readings.Add(said);
            return respoken;
        }

        var reading = reader.Read(step.Text, previous: context?.Frame);
        Readings.Add(reading);
        if (
            current is not null
            && step.Kind is EditKind.Change or EditKind.Narrow or EditKind.Add
            && OnlyTimes(reading) is { } times
            && TreeCounts.Recount(current, times) is { } recounted
        )
        {
            return recounted;
        }

        switch (step.Kind)
        {
            case EditKind.Drop:
                var dropped = Drop(current, reading);
                applied = !Equals(dropped, current);
                return dropped;
            case EditKind.PutBack:
                var restored = PutBack(current, reading);
                applied = !Equals(restored, current);
                return restored;
            case EditKind.Exclude:
                applied = reading.Expression is not null;
                return applied ? Nodes.And([current, Nodes.Not(reading.Expression!)]) : current;
            case EditKind.Union:
                return Union(current, reading, ref applied);
            case EditKind.Add:
                return Add(current, reading, context, ref applied);
            case EditKind.Change:
                return Change(current, step, reading, context, ref applied);
            default:
                return Narrow(current, reading, context, ref applied);
        }
    }

    /// <summary>Changes whose words mean something else by themselves: another rank, another decade of life.</summary>
    private (ExpressionNode Tree, Reading Reading)? Respoken(ExpressionNode current, EditStep step) =>
        step.Kind switch
        {
            EditKind.Change => TreeRanks.Rerank(current, step.Text, reader)
                ?? TreeDecades.Change(current, step.Text, adds: false, reader),
            EditKind.Narrow => TreeDecades.Change(current, step.Text, adds: false, reader),
            EditKind.Add or EditKind.Union => TreeDecades.Change(current, step.Text, adds: true, reader),
            _ => null,
        };

    /// <summary>"also platinum" widens what is asked for already; "also with a suite" is a further condition.</summary>
    private ExpressionNode? Add(
        ExpressionNode? current,
        Reading reading,
        TreeContext? context,
        ref bool applied
    )
    {
        if (current is null || reading.Items.Any(item => item.Is("negation")))
        {
            return Narrow(current, reading, context, ref applied);
        }

        return TreeValues.Widen(current, Contents(reading))
            ?? (
                OnlyWindow(reading) is not null && context?.Window is not null
                    ? Union(current, reading, ref applied)
                    : Narrow(current, reading, context, ref applied)
            );
    }

    /// <summary>"more than once": how often, and nothing else.</summary>
    private static Comparison? OnlyTimes(Reading reading) =>
        Contents(reading) is [{ Comparison: { Unit: NumberUnit.Times } times, Event: null, Date: null }]
            ? times
            : null;

    private ExpressionNode? Narrow(
        ExpressionNode? current,
        Reading reading,
        TreeContext? context,
        ref bool applied
    )
    {
        if (OnlyWindow(reading) is { } window && context is not null && current is not null)
        {
            return TreeWindows.Replace(current, Extended(window, context, reading), context.Dated);
        }

        if (
            OnlyRows(reading) is { } rows
            && context is { Event: { Measure.Where.Length: > 0 } target }
            && current is not null
            && rows.All(row => Reaches(target, row.FacetId))
        )
        {
            return Nodes.Map(
                current,
                condition => ReferenceEquals(condition, target) ? WithRows(condition, rows) : condition
            );
        }

        applied = reading.Expression is not null;
        if (!applied)
        {
            return current;
        }

        if (
            reading.Expression
                is ExpressionNode.Condition
                {
                    Rank: null,
                    CompareTo: null,
                    Values: [{ Number: not null }]
                } bound
            && current is not null
        )
        {
            // A further bound in the same direction takes the place of the old one: the stricter of the two would else be left alone.
            var old = Nodes
                .Conditions(current)
                .LastOrDefault(condition =>
                    condition.Measure == bound.Measure
                    && Direction(condition.Operator) == Direction(bound.Operator)
                    && Direction(bound.Operator) != 0
                );
            if (old is not null && IsPlain(current, old))
            {
                return Nodes.Map(current, condition => ReferenceEquals(condition, old) ? bound : condition);
            }
        }

        var conflict = Nodes.Conditions(reading.Expression).FirstOrDefault();
        if (
            reading.Expression
                is ExpressionNode.Condition
                {
                    Measure.Aggregate: null,
                    Operator: ConditionOperator.Eq or ConditionOperator.In
                } own
            && current is not null
            && conflict is not null
        )
        {
            // "women only" where it said men: a member has one value, so the new one replaces the old.
            var same = Nodes
                .Conditions(current)
                .FirstOrDefault(condition =>
                    condition.Measure == own.Measure
                    && condition.Operator is ConditionOperator.Eq
                    && !condition.Values.SequenceEqual(own.Values)
                );
            if (same is not null && IsPlain(current, same))
            {
                return Nodes.Map(current, condition => ReferenceEquals(condition, same) ? own : condition);
            }
        }

        return Nodes.And([current, reading.Expression]);
    }

    private static int Direction(ConditionOperator operation) =>
        operation switch
        {
            ConditionOperator.Gt or ConditionOperator.Ge => 1,
            ConditionOperator.Lt or ConditionOperator.Le => -1,
            _ => 0,
        };

    /// <summary>True when the condition stands in a conjunction, not under "or" or "not".</summary>
    private static bool IsPlain(ExpressionNode tree, ExpressionNode.Condition condition) =>
        ReferenceEquals(tree, condition)
        || (
            tree is ExpressionNode.Group { Op: GroupOperator.And } group
            && group.Children.Any(child => ReferenceEquals(child, condition))
        );

    private bool Reaches(ExpressionNode.Condition target, string facetId) =>
        reader.Model.EventNamed(target.Measure.Table ?? PopulationModel.TableOf(target.Measure.FacetId))
            is { } events
        && events.Reaches(PopulationModel.TableOf(facetId));

    private static ExpressionNode.Condition WithRows(
        ExpressionNode.Condition condition,
        ImmutableArray<RowTest> rows
    )
    {
        var where = condition.Measure.Where;
        foreach (var row in rows)
        {
            ExpressionNode test = new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = row.FacetId },
                Operator = row.Operator,
                Values = row.Values,
                Confidence = row.Confidence,
            };
            var at = where
                .ToList()
                .FindIndex(node =>
                    node is ExpressionNode.Condition old && old.Measure.FacetId == row.FacetId
                );
            where = at < 0 ? where.Add(test) : where.SetItem(at, test);
        }

        return condition with
        {
            Measure = condition.Measure with { Where = where },
        };
    }

    private static DateMatch? OnlyWindow(Reading reading) =>
        Contents(reading) is [{ Date: { Kind: DateKind.Range } date }] ? date : null;

    private static List<Item> Contents(Reading reading) =>
        [.. reading.Items.Where(item => ClauseCutter.IsContent(item) && !item.Is("aggregate.sum"))];

    private static ImmutableArray<RowTest>? OnlyRows(Reading reading)
    {
        var contents = Contents(reading);
        if (
            contents.Count == 0
            || reading.Items.Any(item => item.Is("negation"))
            || !contents.TrueForAll(item => item.Of(MatchKind.Value).Any() && item.Event is null)
        )
        {
            return null;
        }

        var frame = new ClauseReader(reading.Scope).Read(new Clause([.. contents], Joint.Start, false));
        return frame is { Members.Length: 0, Rows.Length: > 0 } ? frame.Rows : null;
    }

    private ExpressionNode? Union(ExpressionNode? current, Reading reading, ref bool applied)
    {
        if (current is null)
        {
            return current;
        }

        if (OnlyWindow(reading) is { } window && TreeContext.Of(current, reader) is { } context)
        {
            return Nodes.Or([current, TreeWindows.Replace(current, window, context.Dated)]);
        }

        applied = reading.Expression is not null;
        if (
            reading.Expression is ExpressionNode.Condition
            {
                Measure.Aggregate: null,
                Operator: ConditionOperator.Eq or ConditionOperator.In
            } own
        )
        {
            var same = Nodes
                .Conditions(current)
                .FirstOrDefault(condition =>
                    condition.Measure == own.Measure
                    && condition.Operator is ConditionOperator.Eq or ConditionOperator.In
                );
            if (same is not null)
            {
                return Nodes.Map(
                    current,
                    condition =>
                        ReferenceEquals(condition, same) ? TreeValues.Joined(same, own.Values) : condition
                );
            }
        }

        if (reading.Expression is { } more && OnlyTest(more) is { } test)
        {
            // "plus the Austrians": one more value of the rows that are asked for.
            var same = Nodes
                .Conditions(current)
                .FirstOrDefault(condition =>
                    OnlyTest(condition) is { } old
                    && old.Measure == test.Measure
                    && condition.Measure.Window == ((ExpressionNode.Condition)more).Measure.Window
                );
            if (same is not null)
            {
                return Nodes.Map(
                    current,
                    condition =>
                        ReferenceEquals(condition, same)
                            ? same with
                            {
                                Measure = same.Measure with
                                {
                                    Where = [TreeValues.Joined(OnlyTest(same)!, test.Values)],
                                },
                            }
                            : condition
                );
            }
        }

        if (
            reading.Expression is { } other
            && OnlyTest(other) is { } further
            && Nodes.Conditions(current).Count(condition => IsTestedFor(condition, further)) == 1
            && TreeValues.Widen(current, Contents(reading)) is { } wide
        )
        {
            // "or iOS" after "passed a quiz on Android": one more value of the test, the others stay.
            return wide;
        }

        return applied ? Nodes.Or([current, reading.Expression]) : current;
    }

    private static bool IsTestedFor(ExpressionNode.Condition condition, ExpressionNode.Condition test) =>
        condition.Measure.Where.Length > 1
        && condition
            .Measure.Where.OfType<ExpressionNode.Condition>()
            .Any(old =>
                old.Measure == test.Measure && old.Operator is ConditionOperator.Eq or ConditionOperator.In
            );

    /// <summary>The only test of the rows of a condition that they exist.</summary>
    private static ExpressionNode.Condition? OnlyTest(ExpressionNode node) =>
        node
            is ExpressionNode.Condition
            {
                Operator: ConditionOperator.Ge,
                Measure:
                {
                    Aggregate.Function: AggregateFunction.Count,
                    Groups: null,
                    Where: [
                        ExpressionNode.Condition
                        {
                            Operator: ConditionOperator.Eq or ConditionOperator.In
                        } test,
                    ]
                },
                Values: [{ Number: 1 }]
            }
            ? test
            : null;

    private ExpressionNode? Change(
        ExpressionNode? current,
        EditStep step,
        Reading reading,
        TreeContext? context,
        ref bool applied
    )
    {
        if (current is null)
        {
            applied = reading.Expression is not null;
            return reading.Expression;
        }

        if (step.Old is { } oldText && Replaced(current, oldText, reading) is { } replaced)
        {
            return replaced;
        }

        if (Months(reading) is { } months && (context?.Window is not null || context?.Dated is not null))
        {
            return TreeWindows.Earlier(current, months, context.Dated);
        }

        if (WindowOf(reading, context) is { } window && context is not null)
        {
            return TreeWindows.Replace(current, Extended(window, context, reading), context.Dated);
        }

        if (
            OnlyNumber(reading) is { } comparison
            && TreeNumbers.Replace(current, comparison, null) is { } renumbered
        )
        {
            return renumbered;
        }

        if (reading.Expression is { } wanted && Retargeted(current, wanted) is { } changed)
        {
            return changed;
        }

        return Narrow(current, reading, context, ref applied);
    }

    /// <summary>"the year before that", "the holiday of the year before": how many months earlier; null when not said.</summary>
    private static int? Months(Reading reading)
    {
        var tokens = reading.Scope.Tokens;
        for (var at = 1; at < tokens.Length; at++)
        {
            if (
                tokens[at].Folded is "before" or "earlier"
                && (
                    at + 1 == tokens.Length
                    || tokens[at + 1].Folded is "that" or "it"
                    || tokens[at + 1].Text is "."
                )
            )
            {
                return tokens[at - 1].Stem switch
                {
                    "year" => 12,
                    "quarter" => 3,
                    "month" => 1,
                    "one" => 12,
                    _ => null,
                };
            }
        }

        return null;
    }

    /// <summary>"extend it back to January": only the end that is spoken of moves.</summary>
    private static DateMatch Extended(DateMatch window, TreeContext context, Reading reading)
    {
        var words = reading.Scope.Tokens.Select(token => token.Folded).ToHashSet(StringComparer.Ordinal);
        if (
            context.Window is not { } old
            || !(
                words.Contains("back")
                || words.Contains("to")
                || words.Contains("until")
                || words.Contains("through")
            )
            || context.Frame is not { Windows: [var before, ..] }
            || words.Contains("from")
        )
        {
            return window;
        }

        return window.From is { } from
            && before.From is { } start
            && from < start
            && before.To is { } end
            && (window.To ?? from) <= end
                ? before with
                {
                    From = from,
                    Text = window.Text,
                }
            : window.To is { } to
            && before.To is { } last
            && to > last
            && before.From is { } first
            && (window.From ?? to) >= first
            && !old.Equals(null)
                ? before with
                {
                    To = to,
                    Text = window.Text,
                }
            : window;
    }

    /// <summary>A window said alone, or a length where the tree counts back from today ("make it 30 days").</summary>
    private DateMatch? WindowOf(Reading reading, TreeContext? context)
    {
        var contents = Contents(reading);
        if (contents is [{ Date: { Kind: DateKind.Range } range }])
        {
            return range;
        }

        var today = reader.Today.Today;
        if (
            contents is [{ Date: { Kind: DateKind.Duration, Amount: { } amount, Unit: { } unit } length }]
            && context is { Window: { } old }
            && (old.End is null || old.End == new DateOnly(today.Year, today.Month, today.Day))
        )
        {
            var from = unit switch
            {
                CalendarUnit.Day => today.PlusDays(-WholeNumber.Back(amount, 690_000)),
                CalendarUnit.Week => today.PlusDays(-7 * WholeNumber.Back(amount, 98_000)),
                CalendarUnit.Month => today.PlusMonths(-WholeNumber.Back(amount, 22_000)),
                CalendarUnit.Quarter => today.PlusMonths(-3 * WholeNumber.Back(amount, 7_000)),
                _ => today.PlusYears(-WholeNumber.Back(amount, 1_890)),
            };
            return length with { Kind = DateKind.Range, From = from, To = today };
        }

        // "make that 2018 instead": a bare year where there is a window.
        return
            contents
                is [{ Comparison: { Stated: false, Unit: NumberUnit.None, Low: >= 1900 and <= 2100 } year }]
            && context?.Window is not null
            ? new DateMatch
            {
                Start = 0,
                End = 0,
                Text = year.Low.ToString(CultureInfo.InvariantCulture),
                Kind = DateKind.Range,
                From = new LocalDate((int)year.Low, 1, 1),
                To = new LocalDate((int)year.Low + 1, 1, 1),
            }
            : null;
    }

    private static Comparison? OnlyNumber(Reading reading)
    {
        var contents = Contents(reading)
            .Where(item => !item.IsKind("rank.") && !item.Is("unit-words") && !item.Is("times"))
            .ToList();
        return contents is [{ Comparison: { } comparison, Date: null }] ? comparison
            : contents is [{ Comparison: { } both }] && both.Stated ? both
            : null;
    }

    /// <summary>"A instead of B": what says B becomes A.</summary>
    private ExpressionNode? Replaced(ExpressionNode current, string oldText, Reading reading)
    {
        var old = reader.Read(oldText);
        if (
            OnlyNumber(reading) is { } number
            && OnlyNumber(old) is { } before
            && TreeNumbers.Replace(current, number, before.Low) is { } renumbered
        )
        {
            return renumbered;
        }

        if (OnlyWindow(reading) is { } window && OnlyWindow(old) is { } past)
        {
            return TreeWindows.Replace(current, window, only: EventMeasures.WindowOf(past));
        }

        var facets = Nodes.Conditions(old.Expression).SelectMany(Facets).ToHashSet(StringComparer.Ordinal);
        if (reading.Expression is ExpressionNode.Condition wanted && facets.Count > 0)
        {
            var target = Nodes.Conditions(current).FirstOrDefault(condition => Says(condition, old));
            if (target is not null)
            {
                return Nodes.Map(
                    current,
                    condition => ReferenceEquals(condition, target) ? Same(condition, wanted) : condition
                );
            }
        }

        return null;
    }

    private static bool Says(ExpressionNode.Condition condition, Reading old) =>
        Nodes
            .Conditions(old.Expression)
            .Any(said =>
                (
                    condition.Measure.FacetId == said.Measure.FacetId
                    && condition.Measure.Where.Length == said.Measure.Where.Length
                    && said.Measure.Where.Length == 0
                )
                || (
                    said.Measure.Where.Length > 0
                    && said.Measure.Where.OfType<ExpressionNode.Condition>()
                        .Any(test =>
                            condition
                                .Measure.Where.OfType<ExpressionNode.Condition>()
                                .Any(own =>
                                    own.Measure.FacetId == test.Measure.FacetId
                                    && own.Values.SequenceEqual(test.Values)
                                )
                        )
                )
            );

    private static IEnumerable<string> Facets(ExpressionNode.Condition condition) =>
        condition
            .Measure.Where.OfType<ExpressionNode.Condition>()
            .Select(test => test.Measure.FacetId)
            .Concat(
                condition.Measure.FacetId.EndsWith(".*", StringComparison.Ordinal)
                    ? []
                    : [condition.Measure.FacetId]
            );

    /// <summary>The new words in place of the old condition, which keeps what they do not speak of.</summary>
    private static ExpressionNode.Condition Same(
        ExpressionNode.Condition old,
        ExpressionNode.Condition wanted
    )
    {
        if (old.Measure.Where.Length > 0 && wanted.Measure.Where.Length > 0)
        {
            var tests = wanted.Measure.Where.OfType<ExpressionNode.Condition>().ToList();
            var kept = old.Measure.Where.Where(node =>
                node is not ExpressionNode.Condition test
                || tests.TrueForAll(other => other.Measure.FacetId != test.Measure.FacetId)
                    && old.Measure.Where.Length > 1
            );
            return old with
            {
                Measure = old.Measure with { Where = [.. kept, .. tests] },
                Source = wanted.Source,
            };
        }

        return wanted;
    }

    /// <summary>Each new condition takes the place of the old one that it speaks of; null when none does.</summary>
    private static ExpressionNode? Retargeted(ExpressionNode current, ExpressionNode wanted)
    {
        var changed = current;
        var any = false;
        var rest = new List<ExpressionNode>();
        foreach (
            var part in wanted is ExpressionNode.Group { Op: GroupOperator.And } group
                ? group.Children
                : [wanted]
        )
        {
            var condition =
                part as ExpressionNode.Condition
                ?? (
                    part
                        is ExpressionNode.Group
                        {
                            Op: GroupOperator.Not,
                            Children: [ExpressionNode.Condition denied]
                        }
                        ? denied
                        : null
                );
            var target = condition is null
                ? null
                : Nodes.Conditions(changed).LastOrDefault(old => SameSubject(old, condition));
            if (target is null)
            {
                rest.Add(part);
                continue;
            }

            any = true;
            changed =
                part is ExpressionNode.Condition
                    ? Nodes.Map(changed, old => ReferenceEquals(old, target) ? Same(target, condition!) : old)
                    : ReplaceWhole(changed, target, part);
        }

        return any ? Nodes.And([changed, .. rest]) : null;
    }

    /// <summary>The tree with a condition, denied or not, replaced by another node.</summary>
    public static ExpressionNode ReplaceWhole(
        ExpressionNode tree,
        ExpressionNode.Condition target,
        ExpressionNode with
    ) =>
        ReferenceEquals(tree, target) ? with
        : tree is ExpressionNode.Group { Op: GroupOperator.Not, Children: [var child] }
        && ReferenceEquals(child, target)
            ? with
        : tree is ExpressionNode.Group group
            ? group with
            {
                Children = [.. group.Children.Select(node => ReplaceWhole(node, target, with))],
            }
        : tree;

    private static bool SameSubject(ExpressionNode.Condition old, ExpressionNode.Condition wanted)
    {
        if (old.Rank is not null && wanted.Rank is not null)
        {
            return true;
        }

        if (old.Measure.Where.Length > 0 && wanted.Measure.Where.Length > 0)
        {
            return wanted
                .Measure.Where.OfType<ExpressionNode.Condition>()
                .Any(test =>
                    old.Measure.Where.OfType<ExpressionNode.Condition>()
                        .Any(own => own.Measure.FacetId == test.Measure.FacetId)
                );
        }

        return (old.Measure.RelativeTo is null) == (wanted.Measure.RelativeTo is null)
            && (old.Measure.Pick is null) == (wanted.Measure.Pick is null)
            && old.Measure.FacetId == wanted.Measure.FacetId
            && old.Measure.Aggregate?.Function == wanted.Measure.Aggregate?.Function
            && old.Measure.Where.Length == wanted.Measure.Where.Length
            && old.Measure.Transform == wanted.Measure.Transform;
    }

    private ExpressionNode? Drop(ExpressionNode? current, Reading reading)
    {
        var items = Contents(reading);
        if (
            reading.Scope.Tokens.Any(token => token.Folded is "last" or "latest")
            && reading.Scope.Tokens.Any(token =>
                token.Stem is "condition" or "filter" or "one" or "criterion" or "part"
            )
        )
        {
            return current is ExpressionNode.Group { Op: GroupOperator.And, Children: [.. var before, _] }
                ? Nodes.And(before)
                : null;
        }

        var facets = items
            .SelectMany(item => item.Matches.Where(match => match.Score >= item.Matches[0].Score - 0.15))
            .Select(match => match.FacetId)
            .ToHashSet(StringComparer.Ordinal);
        facets.UnionWith(Nodes.Conditions(reading.Expression).SelectMany(Facets));
        var money = items.Any(item => reader.ReadsMoney(reading.Scope, item));
        var window =
            items.Any(item => item.Date is { Kind: DateKind.Range })
            || reading.Scope.Tokens.Any(token =>
                token.Folded is "period" or "dates" or "date" or "window" or "time"
            );
        var days = items.Select(item => item.Date).FirstOrDefault(date => date is { Kind: DateKind.Duration })
            is { Amount: { } amount }
            ? (int?)amount
            : reading
                .Scope.Tokens.Select(token =>
                    int.TryParse(token.Text, CultureInfo.InvariantCulture, out var number)
                        ? (int?)number
                        : null
                )
                .FirstOrDefault(number => number is not null);
        var age =
            items.Any(item => item.Is("aged")) || reading.Scope.Tokens.Any(token => token.Folded is "age");
        if (
            window
            && facets.Count == 0
            && current is not null
            && TreeContext.Of(current, reader) is { Window: not null }
        )
        {
            return TreeWindows.Remove(current);
        }

        var kept = Without(
            Stripped(current, facets),
            condition =>
                Facets(condition).Any(facets.Contains)
                || (money && IsMoney(condition))
                || (age && condition.Measure.Transform == Transform.AgeYears)
                || (
                    days is { } count
                    && (
                        condition.Measure.RelativeTo?.WithinDays == count
                        || condition.Values.Any(value => value.Number == count)
                    )
                )
        );
        if (Tests(kept) < Tests(current))
        {
            return kept;
        }

        // "drop the pledge": what they did, where no column is spoken of.
        var tables = items
            .SelectMany(item => item.Of(MatchKind.Table))
            .Where(match => match.Score >= 0.6)
            .Select(match => match.FacetId)
            .Concat(
                Nodes
                    .Conditions(reading.Expression)
                    .Where(condition => condition.Measure is { Aggregate: not null, Where.IsEmpty: true })
                    .Select(condition => PopulationModel.TableOf(condition.Measure.FacetId))
            )
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Without(
            current,
            condition =>
                condition.Measure.Aggregate is not null
                && tables.Contains(
                    condition.Measure.Table ?? PopulationModel.TableOf(condition.Measure.FacetId)
                )
        );
    }

    /// <summary>Number of conditions, those on rows included.</summary>
    private static int Tests(ExpressionNode? tree) =>
        Nodes.Conditions(tree).Sum(condition => 1 + condition.Measure.Where.Sum(Tests));

    /// <summary>A test of the rows goes, and with it the condition only where nothing else is left of it.</summary>
    private static ExpressionNode? Stripped(ExpressionNode? tree, HashSet<string> facets) =>
        tree is null
            ? null
            : Nodes.Map(
                tree,
                condition =>
                {
                    var kept = condition
                        .Measure.Where.Where(node =>
                            node is not ExpressionNode.Condition test
                            || !facets.Contains(test.Measure.FacetId)
                        )
                        .ToImmutableArray();
                    var told =
                        condition.Measure is not { Window: null, Pick: null, RelativeTo: null, Groups: null }
                        || condition is not { Operator: ConditionOperator.Ge, Values: [{ Number: 1 }] }
                        || kept.Length > 0;
                    return kept.Length < condition.Measure.Where.Length && told
                        ? condition with
                        {
                            Measure = condition.Measure with { Where = kept },
                        }
                        : condition;
                }
            );

    private bool IsMoney(ExpressionNode.Condition condition) =>
        reader.Model.Find(condition.Measure.FacetId) is { } facet && PopulationModel.IsMoney(facet);

    private static ExpressionNode? Without(
        ExpressionNode? node,
        Func<ExpressionNode.Condition, bool> drops
    ) =>
        node switch
        {
            ExpressionNode.Condition condition => drops(condition) ? null : condition,
            ExpressionNode.Group { Op: GroupOperator.Not } group => Without(group.Children[0], drops)
                is { } child
                ? group with
                {
                    Children = [child],
                }
                : null,
            ExpressionNode.Group group => Rebuilt(
                group,
                [.. group.Children.Select(child => Without(child, drops)).OfType<ExpressionNode>()]
            ),
            _ => node,
        };

    private static ExpressionNode? Rebuilt(
        ExpressionNode.Group group,
        ImmutableArray<ExpressionNode> children
    ) =>
        children.Length == group.Children.Length && children.SequenceEqual(group.Children) ? group
        : group.Op == GroupOperator.Or ? Nodes.Or(children)
        : group.Op == GroupOperator.And ? Nodes.And(children)
        : children.IsEmpty ? null
        : group with { Children = children };

    private static bool IsDenial(ExpressionNode node) =>
        node is ExpressionNode.Group { Op: GroupOperator.Not };

    private static ExpressionNode? PutBack(ExpressionNode? current, Reading reading)
    {
        var facets = Nodes
            .Conditions(reading.Expression)
            .SelectMany(Facets)
            .ToHashSet(StringComparer.Ordinal);
        if (reading.Expression is null)
        {
            // "bring them back in": those who were left out last.
            return current is ExpressionNode.Group { Op: GroupOperator.And } parts
                && parts.Children.LastOrDefault(IsDenial) is { } last
                    ? Nodes.And(parts.Children.Where(child => !ReferenceEquals(child, last)))
                : current is not null && IsDenial(current) ? null
                : current;
        }

        if (current is not ExpressionNode.Group { Op: GroupOperator.And } all)
        {
            return
                current is ExpressionNode.Group { Op: GroupOperator.Not } only
                && Nodes.Conditions(only).Any(condition => Facets(condition).Any(facets.Contains))
                ? null
                : current;
        }

        var kept = all.Children.Where(child =>
            child is not ExpressionNode.Group { Op: GroupOperator.Not } denied
            || !Nodes.Conditions(denied).Any(condition => Facets(condition).Any(facets.Contains))
        );
        return Nodes.And(kept);
    }
}
