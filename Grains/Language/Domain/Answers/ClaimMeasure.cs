using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Clauses.Measures;
using SmartSegmentation.Grains.Language.Domain.Population;

namespace SmartSegmentation.Grains.Language.Domain.Answers;

/// <summary>Finds what a claim compares.</summary>
internal sealed class ClaimMeasure(SpokenText said, AnswerWords words)
{
    private PopulationModel Model => said.Scope.Model;

    /// <summary>The measure; null when the words name none.</summary>
    public Compared? Of(ClaimParts claim, string name)
    {
        var (first, end) = (claim.Measure.First, claim.Measure.End);
        if (claim.Likely)
        {
            return Condition(claim, name);
        }

        var part = said.Part(first, end);
        if (claim.Often && Flag(part) is { } flag)
        {
            said.Accept(part, part.Try());
            return HowOften(flag) is { } count
                ? new Compared(name, count, null)
                : new Compared(name, null, flag);
        }

        var seeker = new MeasureSeeker(said, words.Questions);
        if (
            !claim.Often
            && !part.Items.IsEmpty
            && seeker.Seek(first, end, claim.Measure.First, single: false) is { } asked
        )
        {
            return Measured(asked, first, end, name);
        }

        var rest = said.Part(first, end);
        var frame = Clause(rest);
        if (
            frame.Event is not null
            && new MeasureFinder(rest.Scope).Of(
                claim.Often ? frame with { Aggregate = AggregateFunction.Count } : frame
            )
                is { } found
        )
        {
            if (claim.Often || Flag(rest) is null)
            {
                said.Accept(rest, rest.Items);
                return new Compared(name, found, null);
            }
        }

        return Personal(claim.Word, rest, name) ?? Condition(claim, name);
    }

    /// <summary>"visit more often" where a column counts the visits: that number, not whether there was one.</summary>
    private Measure? HowOften(ExpressionNode flag) =>
        flag
            is ExpressionNode.Condition
            {
                Operator: ConditionOperator.Gt,
                Values: [{ Number: 0 }],
                Rank: null,
                CompareTo: null,
                Measure: var measure
            }
        && Model.Find(measure.FacetId) is { } facet
        && PopulationModel.IsNumber(facet)
        && !PopulationModel.IsMoney(facet)
            ? measure
            : null;

    private Compared? Condition(ClaimParts claim, string name) =>
        !claim.Measure.IsEmpty && said.Part(claim.Measure.First, claim.Measure.End).Read() is { } condition
            ? new Compared(name, null, condition)
            : null;

    /// <summary>A yes or no of the member: "churn", "accept the last campaign".</summary>
    private ExpressionNode? Flag(SpokenPart part) =>
        !part.Items.IsEmpty
        && part.Try().Expression is { } node
        && Nodes
            .Conditions(node)
            .All(condition =>
                condition.Measure.Aggregate is null && Model.IsOfMember(condition.Measure.FacetId)
            )
            ? node
            : null;

    private Compared? Measured(AskedMeasure asked, int first, int end, string name)
    {
        if (asked.Kind == AskedKind.Age)
        {
            return Personal("older", said.Part(first, end), name);
        }

        var rest = said.Part(first, end);
        var frame = Clause(rest);
        said.Accept(rest, rest.Items);
        foreach (var item in frame.Items.Where(item => item.Unknown))
        {
            said.AddUnknown(rest, item);
        }

        if (asked.Kind == AskedKind.MemberFacet)
        {
            return new Compared(
                name,
                new Measure
                {
                    FacetId = asked.Facet!.FacetId,
                    Transform = asked.Facet == Model.Birth ? Transform.AgeYears : null,
                },
                null
            );
        }

        var counted = asked.Kind == AskedKind.Orders;
        var on = frame with
        {
            Event = asked.Events,
            Measure = asked.Facet,
            Aggregate =
                counted ? AggregateFunction.Count
                : asked.PerOrder ? AggregateFunction.Avg
                : null,
            Counted = CountedNoun.None,
        };
        var events = new EventMeasures(rest.Scope);
        var measure = counted ? events.Orders(on) : new MeasureFinder(rest.Scope).Of(on);
        return measure is null ? null : new Compared(name, measure, null);
    }

    /// <summary>"older", "younger", "longer": the word names the measure.</summary>
    private Compared? Personal(string word, SpokenPart rest, string name)
    {
        var measure = word is "older" or "younger"
            ? Model.Age is { } age
                ? new Measure { FacetId = age.FacetId }
                : Model.Birth is { } birth
                    ? new Measure { FacetId = birth.FacetId, Transform = Transform.AgeYears }
                    : null
            : word is "longer" or "shorter" && Model.Tenure is { } tenure
                ? new Measure { FacetId = tenure.FacetId }
                : null;
        if (measure is null)
        {
            return null;
        }

        said.Accept(rest, rest.Items);
        return new Compared(name, measure, null);
    }

    private static Frame Clause(SpokenPart part) =>
        new ClauseReader(part.Scope).Read(
            new Clause([.. part.Items.Where(item => !item.Is("conjunction.and"))], Spans.Joint.Start, false)
        );
}

/// <summary>What is compared: a measure, or the share for whom a condition holds.</summary>
internal sealed record Compared(string Name, Measure? Measure, ExpressionNode? Condition);
