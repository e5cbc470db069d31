using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Facets;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Text;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Takes the parts of one question from its words, one after another, until only the group is left.</summary>
internal sealed class QuestionParser
{
    private readonly AnswerWords _words;
    private readonly SpokenText _said;
    private readonly MeasureSeeker _measures;
    private readonly QuestionNouns _nouns;
    private readonly QuestionFunctions _functions;
    private readonly ExpressionNode? _segment;
    private ExpressionNode? _current;

    /// <summary>For one message.</summary>
    public QuestionParser(
        MessageReader reader,
        string message,
        ExpressionNode? current,
        ExpressionNode? segment
    )
    {
        _words = reader.Words.Answers;
        _said = new SpokenText(reader, message);
        _measures = new MeasureSeeker(_said, _words.Questions);
        _nouns = new QuestionNouns(_said, _words);
        _functions = new QuestionFunctions(_said, _words);
        _current = current;
        _segment = segment;
    }

    private PopulationModel Model => _said.Scope.Model;

    /// <summary>The plan; null when nothing is asked.</summary>
    public QuestionPlan? Parse()
    {
        _current = new QuestionOpening(_said, _words.Questions, _measures).Take(_current, _segment);
        foreach (var (first, end) in _said.Find(_words.Questions, "in-percent").ToList())
        {
            _said.Take(first, end, "question.unit");
        }

        var perMember = _functions.TakeAll("per-member") is not null;
        var perOrder = _functions.TakeAll("per-order") is not null;
        var rate = new RateSeeker(_said, _words).Take();
        if (new GroupsSeeker(_said, _words).Seek() is not { } groups)
        {
            return null;
        }

        return Rate(rate, groups)
            ?? ShareOf(groups)
            ?? Counted(groups)
            ?? Amount(groups, perMember, perOrder)
            ?? Popular(groups);
    }

    private QuestionPlan? Rate(AskedMeasure? rate, GroupsAsked groups)
    {
        if (rate is null)
        {
            return null;
        }

        _functions.Take();
        _functions.TakeBrings();
        return Plan(rate, null, groups, false);
    }

    private QuestionPlan? ShareOf(GroupsAsked groups)
    {
        if (
            _said.Find(_words.Questions, "ask.share").Where(found => !IsOfName(found)).ToList()
            is not [var (first, end), ..]
        )
        {
            return null;
        }

        _said.Take(first, end, "question.share");
        return new SharePlanner(_said, _words, _current, _measures).Plan(end, groups);
    }

    /// <summary>"capacity percentage": the word is of a column's longer name.</summary>
    private bool IsOfName((int First, int End) found) =>
        _said.ItemAt(found.First) is var item
        && item.Length > found.End - found.First
        && item.Of(MatchKind.Facet).Any(match => match.Score >= 0.9);

    private QuestionPlan? Counted(GroupsAsked groups)
    {
        if (groups.Anchor >= 0)
        {
            return null;
        }

        if (
            _said.Find(_words.Questions, "ask.count").ToList() is not [var (first, end), ..]
            || _said.Find(_words.Questions, "function.avg", 0, first).Any()
        )
        {
            return null;
        }

        _said.Take(first, end, "question.count");
        var asked =
            new CountedNouns(_said, _measures).At(end)
            ?? new AskedMeasure(AskedKind.Members, _nouns.Noun(end));
        _functions.TakeSum();
        if (asked.Kind != AskedKind.Members)
        {
            _functions.TakeBrings();
        }

        return Plan(
            asked,
            asked.Kind is AskedKind.RowFacet or AskedKind.MemberFacet ? SummaryFunction.Sum : null,
            groups,
            false
        );
    }

    private QuestionPlan? Amount(GroupsAsked groups, bool perMember, bool perOrder)
    {
        var asks = _said.Find(_words.Questions, "ask.amount").ToList();
        var ages = _said.Find(_words.Questions, "ask.age").ToList();
        asks.ForEach(found => _said.Take(found.First, found.End, "question.amount"));
        ages.ForEach(found => _said.Take(found.First, found.End, "question.amount"));
        var counted = _functions.TakeAll("ask.count");
        var (function, at) = _functions.Take();
        var anchor =
            groups.Anchor >= 0 ? groups.Anchor
            : function is not null || at > 0 ? at
            : asks.Count > 0 ? asks[0].End
            : 0;
        var single =
            function
            is SummaryFunction.Avg
                or SummaryFunction.Median
                or SummaryFunction.Max
                or SummaryFunction.Min;
        if (groups.Anchor >= 0 && function is null && _nouns.CountsMembers(anchor))
        {
            _functions.TakeBrings();
            return Plan(new AskedMeasure(AskedKind.Members, _nouns.Noun(anchor)), null, groups, false);
        }

        var asked =
            ages.Count > 0
                ? new AskedMeasure(AskedKind.Age, "age")
                : new AskedLength(_said).Seek()
                    ?? _measures.Seek(
                        0,
                        _said.Tokens.Length,
                        counted ?? anchor,
                        (single && counted is null) || perOrder
                    );
        if (
            asked is null
            || (asks.Count + ages.Count == 0 && function is null && groups.Anchor < 0 && !IsBare(asked))
        )
        {
            return null;
        }

        _functions.TakeBrings();
        if (
            function is SummaryFunction.Sum
            && counted is null
            && asked is { Kind: AskedKind.Orders, Events.Money: { } worth }
            && !_said.Tokens.Any(token => token.Folded is "number" or "count")
        )
        {
            // "the highest total donations": what they are worth together.
            asked = _measures.Of(worth, asked.Name, perOrder: false) with
            {
                First = asked.First,
            };
        }

        asked = perOrder && asked.Kind == AskedKind.RowFacet ? asked with { PerOrder = true } : asked;
        var spent = function is SummaryFunction.Avg or SummaryFunction.Median && !asked.PerOrder && !perOrder;
        var ofMember =
            spent && asked.Kind == AskedKind.Orders
            || spent
                && asked is { Facet: { } facet, Earlier: null }
                && asked.Events is { } events
                && events.IsAdditive(facet)
                && !groups.Keys.Exists(key => key.Unit is not null)
                && !_nouns.IsOfOneRow(events);
        return Plan(
            asked,
            function ?? Usual(asked, asks.Count > 0, groups, perMember),
            groups,
            perMember || ofMember
        );
    }

    /// <summary>Nothing but the measure says that it is a question: "revenue in March?".</summary>
    private bool IsBare(AskedMeasure asked) =>
        asked.First >= 0
        && (
            _said.Message.TrimEnd().EndsWith('?')
            || Enumerable
                .Range(0, asked.First)
                .All(at =>
                    _said.IsTaken(at) || _said.Scope.Cues.Questions.BeforeMeasure.Has(_said.Tokens[at].Folded)
                )
        );

    /// <summary>Groups whose measure is not named: those with the most of what the verb says, or with the most members.</summary>
    private QuestionPlan? Popular(GroupsAsked groups)
    {
        if (groups.Keys.Count == 0 || !groups.Which && groups.Keys.Count == 0)
        {
            return null;
        }

        var rows = groups.Keys.Find(key => key.Facet is not null && !key.IsOfMember(Model));
        var events = rows is null ? null : Model.EventsWith(rows.Facet!.FacetId).FirstOrDefault();
        var asked =
            events is null
            || _said.Items.Any(item =>
                _said.Scope.Thesaurus.IsEntityWord(_said.Tokens[item.First].Stem) && groups.Anchor < 0
            )
                ? new AskedMeasure(AskedKind.Members, _words.Wording.Words["members"])
                : new AskedMeasure(AskedKind.Orders, _words.Wording.Words["orders"]) { Events = events };
        _functions.TakeBrings();
        return Plan(asked, null, groups, false);
    }

    private SummaryFunction? Usual(AskedMeasure asked, bool amount, GroupsAsked groups, bool perMember)
    {
        if (perMember)
        {
            return SummaryFunction.Avg;
        }

        if (asked.Kind != AskedKind.MemberFacet)
        {
            return null;
        }

        var adds =
            asked.Facet == Model.MemberSpend
            || PopulationModel.Words(asked.Facet!).Any(word => _said.Scope.Cues.Questions.Additive.Has(word));
        return amount || (adds && (!groups.Which || groups.Anchor >= 0))
            ? SummaryFunction.Sum
            : SummaryFunction.Avg;
    }

    private QuestionPlan? Plan(
        AskedMeasure asked,
        SummaryFunction? function,
        GroupsAsked groups,
        bool perMember
    )
    {
        var builder = new SummaryBuilder(_said, _words, _current);
        if (asked.Kind == AskedKind.Age && builder.Age() is null)
        {
            return null;
        }

        if (builder.Build(asked, function, groups.Keys, perMember, out var among) is not { } specs)
        {
            return null;
        }

        if (groups.Anchor >= 0)
        {
            specs =
            [
                specs[0] with
                {
                    Order = groups.Least ? SummaryOrder.ValueAscending : SummaryOrder.ValueDescending,
                },
            ];
        }

        var writer = new AnswerWriter(
            _words.Wording,
            NameOf(asked, specs[0]),
            _words.Wording.Words[OfWhat(asked, specs[0])]
        )
        {
            Unit = asked.Facet?.Unit is { Length: 3 } unit && Char.IsUpper(unit[0]) ? unit : "",
            Keys = groups.Keys,
            Top = groups.Anchor >= 0 ? groups.Top : null,
        };
        var spec = specs[0];
        return new QuestionPlan(
            groups.Keys.Count > 0 ? [spec] : [.. specs],
            _said.Whole(among),
            results => groups.Keys.Count > 0 ? writer.Groups(results[0], spec) : writer.Scalar(results, spec)
        );
    }

    private static string NameOf(AskedMeasure asked, SummarySpec spec) =>
        spec.Function switch
        {
            SummaryFunction.Avg => "average " + asked.Name,
            SummaryFunction.Median => "median " + asked.Name,
            SummaryFunction.Sum => "total " + asked.Name,
            SummaryFunction.Max => "highest " + asked.Name,
            SummaryFunction.Min => "lowest " + asked.Name,
            _ => asked.Name,
        };

    private static string OfWhat(AskedMeasure asked, SummarySpec spec) =>
        !spec.OverRows ? "members"
        : asked.PerOrder || asked.Events?.OrderBy is null ? "orders"
        : "rows";
}
