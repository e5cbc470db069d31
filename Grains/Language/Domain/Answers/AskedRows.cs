using System.Collections.Immutable;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Which rows of an event table a question is about.</summary>
/// <param name="Frame">What the main clause says of the rows.</param>
/// <param name="Where">Further tests of a row.</param>
/// <param name="Having">What an order must meet as a whole.</param>
/// <param name="Among">Members whose rows take part; null for everyone.</param>
internal sealed record AskedRows(
    Frame Frame,
    ImmutableArray<ExpressionNode> Where,
    ExpressionNode? Having,
    ExpressionNode? Among
)
{
    /// <summary>A measure of a facet over these rows, without a function.</summary>
    public Measure Measure(EventMeasures measures, string facetId)
    {
        var measure = measures.Base(Frame, facetId);
        return measure with { Where = [.. measure.Where, .. Where] };
    }
}

/// <summary>Reads what is left of a question as rows of an event table and the members they belong to.</summary>
internal sealed class AskedRowsReader(SpokenText said, AnswerWords words)
{
    private const int LongestExcluded = 6;

    /// <summary>The rows.</summary>
    /// <param name="events">The table that they are of.</param>
    /// <param name="until">One past the last token that is read.</param>
    public AskedRows Read(EventTable events, int until)
    {
        var excluded = Excluded(events);
        var verbs = new VerbGroups(said, words.Claims);
        var relative = verbs.Relative(0, until);
        while (relative > 0 && said.IsTaken(relative - 1))
        {
            // "orders that …": the clause speaks of the rows.
            said.Take(relative, relative + 1, "question.relative");
            relative = verbs.Relative(relative + 1, until);
        }

        var verb = relative < 0 ? null : verbs.Main(relative, until);
        var end = verb?.First ?? until;
        var aside = relative < 0 ? null : said.Part(relative, end);
        var among = aside is { Items.IsEmpty: false } ? aside.Read() : null;
        var main = said.Part(token => token < until && (relative < 0 || token < relative || token >= end));
        var clauses = ClauseCutter.Cut(main.Items, main.Scope.Tokens);
        var own = clauses
            .TakeWhile(clause => clause.Joint is not (Joint.Who or Joint.With or Joint.But))
            .ToList();
        if (own.Count < clauses.Count)
        {
            var from = clauses[own.Count].Items[0].First;
            var rest = said.Part(token =>
                token < until
                && (relative < 0 || token < relative || token >= end)
                && said.Tokens[token].Start >= main.Scope.Tokens[from].Start
            );
            among = Nodes.And([among, rest.Read()]);
        }

        return Of(main, own, events, among, excluded);
    }

    private AskedRows Of(
        SpokenPart part,
        List<Clause> clauses,
        EventTable events,
        ExpressionNode? among,
        ImmutableArray<ExpressionNode> excluded
    )
    {
        var reader = new ClauseReader(part.Scope);
        var frame = new Frame { Event = events };
        var members = new List<ExpressionNode?> { among };
        foreach (var clause in clauses)
        {
            var read = reader.Read(clause with { Negated = false });
            frame = frame with
            {
                Rows =
                [
                    .. frame.Rows,
                    .. read.Rows.Select(row => row with { Negated = row.Negated != clause.Negated }),
                ],
                Windows = [.. frame.Windows, .. read.Windows],
                Comparisons = [.. frame.Comparisons, .. read.Comparisons],
                Weekdays = frame.Weekdays == Dates.Domain.Weekdays.None ? read.Weekdays : frame.Weekdays,
                Pick = frame.Pick ?? read.Pick,
                Relative = frame.Relative ?? read.Relative,
                Confidence = Math.Min(frame.Confidence, read.Confidence),
                Items = [.. frame.Items, .. read.Items],
            };
            members.Add(
                Nodes.And(read.Members) is { } node
                    ? clause.Negated
                        ? Nodes.Not(node)
                        : node
                    : null
            );
            Note(part, read);
        }

        said.Accept(part, clauses.SelectMany(clause => clause.Items));
        return Settle(part, frame, events, members, excluded);
    }

    /// <summary>Splits what the frame says into tests of rows, of orders and of members.</summary>
    private AskedRows Settle(
        SpokenPart part,
        Frame frame,
        EventTable events,
        List<ExpressionNode?> members,
        ImmutableArray<ExpressionNode> excluded
    )
    {
        var compiler = new FrameCompiler(part.Scope);
        var where = excluded.ToList();
        foreach (var row in frame.Rows.Where(row => !events.Reaches(PopulationModel.TableOf(row.FacetId))))
        {
            members.Add(
                compiler.Compile(
                    new Frame
                    {
                        Event = part.Scope.Model.EventsWith(row.FacetId).FirstOrDefault(),
                        Rows = [row],
                        Items = frame.Items,
                    }
                )
            );
        }

        ExpressionNode? having = null;
        foreach (var bound in frame.Comparisons)
        {
            having = Nodes.And([having, Compare(part, bound, frame, events, members, where, compiler)]);
        }

        if (frame.Windows.Length > 1 && events.Timestamp is { } time)
        {
            where.Add(
                Nodes.Or(
                    frame.Windows.Select(window =>
                        Nodes.And(MemberTimes.Within(new Measure { FacetId = time.FacetId }, window))
                    )
                )!
            );
        }

        foreach (var (item, problem) in compiler.Problems)
        {
            said.AddProblem(part.InWhole(item), problem);
        }

        return new AskedRows(
            frame with
            {
                Rows = [.. frame.Rows.Where(row => events.Reaches(PopulationModel.TableOf(row.FacetId)))],
                Windows = frame.Windows.Length > 1 ? [] : frame.Windows,
                Comparisons = [],
            },
            [.. where],
            having,
            Nodes.And(members)
        );
    }

    private static ExpressionNode.Condition? Compare(
        SpokenPart part,
        BoundComparison bound,
        Frame frame,
        EventTable events,
        List<ExpressionNode?> members,
        List<ExpressionNode> where,
        FrameCompiler compiler
    )
    {
        var model = part.Scope.Model;
        var comparison = bound.Comparison;
        var facet = bound.Facet ?? (comparison.Unit == NumberUnit.Money ? events.Money : null);
        if (facet is null || model.IsOfMember(facet.FacetId))
        {
            members.Add(compiler.Compile(new Frame { Comparisons = [bound], Items = frame.Items }));
            return null;
        }

        var condition = new ExpressionNode.Condition
        {
            Measure = new Measure { FacetId = facet.FacetId },
            Operator = comparison.Operator,
            Values = FrameCompiler.Scaled(comparison, facet).Values,
            Unit = facet.Unit,
            Source = part.Scope.Source(bound.Item, bound.MeasureItem),
        };
        if (!EventMeasures.IsAdditive(facet, events) || events.OrderBy is null)
        {
            where.Add(condition);
            return null;
        }

        return condition with
        {
            Measure = condition.Measure with { Aggregate = new Aggregate(AggregateFunction.Sum) },
        };
    }

    /// <summary>"cancellations excluded": the noun before it is denied.</summary>
    private ImmutableArray<ExpressionNode> Excluded(EventTable events)
    {
        var denied = ImmutableArray.CreateBuilder<ExpressionNode>();
        foreach (var (first, end) in said.Find(words.Questions, "excluded").ToList())
        {
            var start = first;
            while (
                start > Math.Max(0, first - LongestExcluded)
                && !said.IsTaken(start - 1)
                && said.Tokens[start - 1].Folded is not ("," or "with" or ";" or "(" or "and" or "-")
            )
            {
                start--;
            }

            var part = said.Part(start, first);
            var rows = new ClauseReader(part.Scope).Read(new Clause(part.Items, Joint.Start, false)).Rows;
            if (
                start == first
                || rows.IsEmpty
                || rows.Any(row => !events.Reaches(PopulationModel.TableOf(row.FacetId)))
            )
            {
                continue;
            }

            var measures = new EventMeasures(part.Scope);
            denied.AddRange(rows.Select(row => Nodes.Not(measures.RowCondition(row))));
            said.Accept(part, part.Items);
            said.Take(start, end, "question.excluded");
        }

        return denied.ToImmutable();
    }

    /// <summary>Notes what of the clause was not used.</summary>
    private void Note(SpokenPart part, Frame read)
    {
        foreach (var item in read.Items)
        {
            if (
                item.Unknown
                && part.Scope.Tokens[item.First].Kind is Text.TokenKind.Word or Text.TokenKind.Number
            )
            {
                said.AddUnknown(part, item);
            }
            else if (
                item.Vague is not null
                && item.Matches.All(match => match.Score < 0.8)
                && item.Term is null
                && item.Date is null
            )
            {
                said.AddVague(part, item);
            }
            else if (IsForgotten(part, item, read))
            {
                said.AddProblem(part.InWhole(item), "facet");
            }
        }

        if (read.Length is not null)
        {
            said.AddProblem(part.InWhole(read.Items.First(item => item.Date == read.Length)), "length");
        }
    }

    private static bool IsForgotten(SpokenPart part, Item item, Frame read)
    {
        if (
            item.Filler
            || item.Event is not null
            || !item.Classes.IsEmpty
            || item.Comparison is not null
            || item.Date is not null
            || item.Relative is not null
        )
        {
            return false;
        }

        var said = read
            .Rows.Select(row => row.FacetId)
            .Concat(read.Members.SelectMany(Nodes.Conditions).Select(condition => condition.Measure.FacetId))
            .ToHashSet(StringComparer.Ordinal);
        var at = part.Scope.Tokens[item.First].Start;
        return item.Matches.Any(match =>
                match.Kind is MatchKind.Facet or MatchKind.Value && match.Score >= 0.7
            )
            && !item.Matches.Any(match => said.Contains(match.FacetId))
            && read.Comparisons.All(bound => bound.MeasureItem != item)
            && !read
                .Members.SelectMany(Nodes.Conditions)
                .Any(condition => condition.Source is { } source && source.Start <= at && at < source.End);
    }
}
