using System.Collections.Immutable;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Clauses.Times;
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
    /// <summary>The rows.</summary>
    /// <param name="events">The table that they are of.</param>
    /// <param name="until">One past the last token that is read.</param>
    public AskedRows Read(EventTable events, int until)
    {
        var excluded = new ExcludedRows(said, words.Questions).Take(events);
        var verbs = new VerbGroups(said, words.Claims);
        var relative = verbs.Relative(0, until);
        while (relative > 0 && said.IsTaken(relative - 1))
        {
            // "orders that …": the clause speaks of the rows.
            said.Take(relative, relative + 1, "question.relative");
            relative = verbs.Relative(relative + 1, until);
        }

        var having = With(until);
        var verb = relative < 0 ? null : verbs.Main(relative, until);
        var end = verb?.First ?? until;
        var aside = relative < 0 ? null : said.Part(relative, end);
        var among = aside is { Items.IsEmpty: false } ? aside.Read() : null;
        var main = said.Part(token => token < until && (relative < 0 || token < relative || token >= end));
        var clauses = ClauseCutter.Cut(main.Items, main.Scope);
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

        return Of(main, own, events, among, excluded, having);
    }

    private AskedRows Of(
        SpokenPart part,
        List<Clause> clauses,
        EventTable events,
        ExpressionNode? among,
        ImmutableArray<ExpressionNode> excluded,
        int having
    )
    {
        var reader = new ClauseReader(part.Scope);
        var left = new LeftWords(said);
        var frame = new Frame { Event = events };
        var members = new List<ExpressionNode?> { among };
        foreach (var clause in clauses)
        {
            // What the rows are is known; its verb would only draw numbers to it ("bought by women over 60").
            var items = clause.Items.Where(item => !IsVerb(item)).ToImmutableArray();
            var read = reader.Read(clause with { Items = items, Negated = false }, events);
            if (DayOf(part, read, events) is { } day)
            {
                // "were fixed in 2025": on that day of the row.
                if (day.FacetId != events.Timestamp?.FacetId)
                {
                    excluded = excluded.AddRange(
                        WindowConditions.Within(new Measure { FacetId = day.FacetId }, read.Windows[0])
                    );
                    read = read with { Windows = [] };
                }

                read = read with
                {
                    Measure = null,
                    Items = read.Items.RemoveAll(item =>
                        item.Date is null && item.Matches.Any(match => match.FacetId == day.FacetId)
                    ),
                };
            }

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
            excluded = excluded.AddRange(
                read.RowNodes.Select(node => clause.Negated ? Nodes.Not(node) : node)
            );
            if (
                clause is { Negated: true, Negation: { } denial }
                && read is { Rows.IsEmpty: true, RowNodes.IsEmpty: true, Members.IsEmpty: true }
            )
            {
                said.AddProblem(part.InWhole(denial), "unused");
            }

            members.Add(
                Nodes.And(read.Members) is { } node
                    ? clause.Negated
                        ? Nodes.Not(node)
                        : node
                    : null
            );
            if (Positive(part, read, events, having) is { } positive)
            {
                excluded = excluded.Add(positive);
                read = read with
                {
                    Measure = null,
                    Items = read.Items.RemoveAll(item => Names(item, positive)),
                };
            }

            left.Note(part, read);
        }

        said.Accept(part, clauses.SelectMany(clause => clause.Items));
        return Settle(part, frame, events, members, excluded);
    }

    /// <summary>The day of the rows that a window is of; null when a verb names none.</summary>
    private static Interfaces.Facets.Facet? DayOf(SpokenPart part, Frame read, EventTable events) =>
        read is not { Windows: [{ From: not null } or { To: not null }] } ? null
        : read.Measure is { } day && PopulationModel.IsDate(day) && events.IsOwn(day) ? day
        : events.Timestamp is { } time
        && read.Items.Any(item =>
            part.Scope.Word(item).EndsWith("ed", StringComparison.Ordinal)
            && item.Matches is [{ Kind: MatchKind.Facet } named, ..]
            && named.FacetId == time.FacetId
        )
            ? time
        : null;

    /// <summary>"orders with a discount": what stands after it is of the orders. The token is taken; -1 when there is none.</summary>
    private int With(int until)
    {
        for (var at = 1; at < until; at++)
        {
            if (said.Tokens[at].Folded is "with" && !said.IsTaken(at) && said.IsTaken(at - 1))
            {
                said.Take(at, at + 1, "question.with");
                return at;
            }
        }

        return -1;
    }

    /// <summary>An amount that rows have: more than nothing of it.</summary>
    private static ExpressionNode.Condition? Positive(
        SpokenPart part,
        Frame read,
        EventTable events,
        int having
    ) =>
        having >= 0
        && read.Measure is { } facet
        && PopulationModel.IsNumber(facet)
        && events.Reaches(facet.Table)
        && read.Items.FirstOrDefault(item => item.Matches.Any(match => match.FacetId == facet.FacetId))
            is { } item
        && part.InWhole(item).First > having
            ? new ExpressionNode.Condition
            {
                Measure = new Measure { FacetId = facet.FacetId },
                Operator = ConditionOperator.Gt,
                Values = [0m],
                Source = part.Scope.Source(item),
            }
            : null;

    private static bool Names(Item item, ExpressionNode.Condition condition) =>
        item.Matches.Any(match => match.FacetId == condition.Measure.FacetId);

    private static bool IsVerb(Item item) =>
        item is { Event: not null, Date: null, Comparison: null, Term: null }
        && !item.Matches.Any(match => match.Kind is MatchKind.Value or MatchKind.FlagFacet);

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
                        Nodes.And(WindowConditions.Within(new Measure { FacetId = time.FacetId }, window))
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
            Values = comparison.InUnitOf(facet).Values,
            Unit = facet.Unit,
            Source = part.Scope.Source(bound.Item, bound.MeasureItem),
        };
        if (!events.IsAdditive(facet) || events.OrderBy is null)
        {
            where.Add(condition);
            return null;
        }

        return condition with
        {
            Measure = condition.Measure with { Aggregate = new Aggregate(AggregateFunction.Sum) },
        };
    }
}
