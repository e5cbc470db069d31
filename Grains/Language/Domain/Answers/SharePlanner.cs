using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Segments.Domain;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Reads "share of A who B", of members, of orders or of money.</summary>
internal sealed class SharePlanner(
    SpokenText said,
    AnswerWords words,
    ExpressionNode? current,
    MeasureSeeker measures
)
{
    private PopulationModel Model => said.Scope.Model;

    /// <summary>The plan; null when no condition is named.</summary>
    /// <param name="start">Token after "share of".</param>
    /// <param name="groups">By what it is broken down.</param>
    public QuestionPlan? Plan(int start, GroupsAsked groups)
    {
        var end = said.Tokens.Length;
        var cut = Cut(start, end);
        if (cut < 0 && OfRows(start, end, take: false) is not null && AfterNoun(start, end) is { } after)
        {
            // "share of trips failed at the unlock": what is said of them follows their name.
            cut = after;
        }

        var whole = cut < 0 ? end : cut;
        if (OfRows(start, whole) is { } rows)
        {
            return cut < 0 ? null : PlanRows(rows, whole);
        }

        var before = said.Part(0, whole);
        ExpressionNode? among;
        ExpressionNode? condition;
        if (cut < 0)
        {
            // "share of seniors": of everyone.
            (among, condition) = (current, before.Items.IsEmpty ? null : before.Read());
        }
        else
        {
            among = Nodes.And([current, before.Items.IsEmpty ? null : before.Read()]);
            condition = said.Part(cut).Read();
        }

        if (condition is null)
        {
            return null;
        }

        var spec = new SummarySpec
        {
            Function = SummaryFunction.Share,
            Among = among,
            Condition = condition,
            GroupBy = [.. groups.Keys.Select(key => key.Key(Model, null)).OfType<GroupKey>()],
        };
        if (spec.GroupBy.Length < groups.Keys.Count)
        {
            return null;
        }

        var writer = new AnswerWriter(words.Wording, "share", words.Wording.Words["members"])
        {
            Keys = groups.Keys,
            Top = groups.Anchor >= 0 ? groups.Top : null,
        };
        return new QuestionPlan(
            [groups.Least ? spec with { Order = SummaryOrder.ValueAscending } : spec],
            said.Whole(Nodes.And([among, condition])),
            results => groups.Keys.Count > 0 ? writer.Groups(results[0], spec) : writer.Scalar(results, spec)
        );
    }

    /// <summary>Where the condition begins: at the verb, or at "who" when no verb follows its clause; -1 for nowhere.</summary>
    private int Cut(int start, int end)
    {
        var verbs = new VerbGroups(said, words.Claims);
        var relative = verbs.Relative(start, end);
        if (relative >= 0)
        {
            return verbs.Main(relative, end)?.First ?? relative;
        }

        if (verbs.Main(start > 0 ? start - 1 : start, end) is { } verb)
        {
            return verb.First;
        }

        // "share of customers with a partner", "share of revenue from Germany".
        for (var at = start; at < end; at++)
        {
            if (!said.IsTaken(at) && said.Scope.Cues.Questions.PartOpenings.Has(said.Tokens[at].Folded))
            {
                return Names(start, at) ? at : -1;
            }
        }

        return -1;
    }

    private int? AfterNoun(int start, int end)
    {
        var part = said.Part(start, end);
        var noun = part
            .Items.Select(part.InWhole)
            .FirstOrDefault(item => item.First >= start && measures.EventsOf(item) is not null);
        return noun is not null && noun.End < end - 1 ? noun.End : null;
    }

    /// <summary>Only the members, or what is counted, are named before the cut.</summary>
    private bool Names(int start, int end) =>
        said.Tokens[start..end]
            .Any(token => said.IsTaken(token.Index) || said.Scope.Thesaurus.IsEntityWord(token.Stem))
        || OfRows(start, end, take: false) is not null;

    private AskedMeasure? OfRows(int start, int end, bool take = true)
    {
        if (Model.MainEvent is null)
        {
            return null;
        }

        for (var at = start; at < end; at++)
        {
            if (said.IsTaken(at) || said.Scope.Thesaurus.IsFiller(said.Tokens[at].Stem))
            {
                continue;
            }

            var part = said.Part(at, end);
            var item = part.InWhole(part.Items[0]);
            if (measures.EventsOf(item) is null && !measures.IsMoney(item))
            {
                return null;
            }

            return !take ? new AskedMeasure(AskedKind.Orders, "")
                : measures.IsMoney(item) && measures.EventsOf(item) is null
                    ? measures.Seek(at, end, at, single: false) is { Events: not null } found ? found
                        : null
                : new CountedNouns(said, measures).At(at);
        }

        return null;
    }

    /// <summary>The part and the whole are asked for one by one.</summary>
    private QuestionPlan? PlanRows(AskedMeasure asked, int cut)
    {
        foreach (var (first, end) in said.Find(words.Questions, "brings", cut).ToList())
        {
            said.Take(first, end, "question.verb");
        }

        var whole = Spec(asked, cut);
        var part = Spec(asked, said.Tokens.Length);
        if (whole is null || part is null)
        {
            return null;
        }

        var writer = new AnswerWriter(words.Wording, "share", asked.Name);
        return new QuestionPlan(
            [part.Value.Spec, whole.Value.Spec],
            said.Whole(part.Value.Among),
            results => writer.Share(Cells.Number(results[0][0][0]) ?? 0, Cells.Number(results[1][0][0]))
        );
    }

    private (SummarySpec Spec, ExpressionNode? Among)? Spec(AskedMeasure asked, int until)
    {
        var builder = new SummaryBuilder(said, words, current) { Until = until };
        return
            builder.Build(
                asked,
                asked.Kind == AskedKind.Orders ? null : SummaryFunction.Sum,
                [],
                false,
                out var among
            )
                is [var spec, ..]
            ? (spec, among)
            : null;
    }
}
