using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SmartSegmentation.Grains.Dates.Domain;
using SmartSegmentation.Grains.Facets.Domain;
using SmartSegmentation.Grains.Interfaces.Segments;
using SmartSegmentation.Grains.Interfaces.Sessions;
using SmartSegmentation.Grains.Language.Domain;
using SmartSegmentation.Grains.Language.Domain.Answers;
using SmartSegmentation.Grains.Language.Domain.Clauses;
using SmartSegmentation.Grains.Language.Domain.Lookups;
using SmartSegmentation.Grains.Language.Domain.Population;
using SmartSegmentation.Grains.Language.Domain.Spans;
using SmartSegmentation.Grains.Segments.Domain;
using SmartSegmentation.Grains.Skills;
using SmartSegmentation.Tests.Support;

namespace SmartSegmentation.Tests.Unit.Answers;

/// <summary>Puts questions and claims to a business, on 1 July 2024.</summary>
internal static partial class Asking
{
    private static readonly DateContext Today = new(new LocalDate(2024, 7, 1), DateConventions.Default);
    private static readonly LanguageWords Words = LanguageWords.Of(SkillFolder.Installed);

    public static MessageReader Reader(Trade trade, KnownWords? known = null) =>
        new(
            Words,
            FacetIndex.Build(trade.Catalog, Thesaurus.Default),
            new PopulationModel(trade.Catalog, Thesaurus.Default),
            known ?? KnownWords.None,
            Today
        );

    /// <summary>The members a sentence means.</summary>
    public static ExpressionNode? Group(Trade trade, string sentence) =>
        Reader(trade).Read(sentence).Expression;

    /// <summary>What a looked-up question tests: "column operator values", one after another.</summary>
    public static string Filter(Trade trade, string question) =>
        string.Join(
            "; ",
            Nodes
                .Conditions(LookupReader.Read(Reader(trade), question).Filter)
                .Select(condition =>
                    $"{condition.Measure.FacetId} {condition.Operator} {string.Join(' ', condition.Values)}"
                )
        );

    public static (QuestionAnswer? Answer, Reading? Reading) Ask(
        Trade trade,
        string question,
        ExpressionNode? current = null,
        ExpressionNode? segment = null
    ) =>
        QuestionReader.Read(Reader(trade), question, current, segment) is { } plan
            ? (plan.Write(Rows(trade, plan.Specs)), plan.Reading)
            : (null, null);

    public static (HypothesisResult? Result, Reading? Reading) Claim(
        Trade trade,
        string claim,
        KnownWords? known = null
    ) =>
        HypothesisReader.Read(Reader(trade, known), claim) is { } plan
            ? (plan.Conclude(Rows(trade, plan.Specs)), plan.Reading)
            : (null, null);

    /// <summary>Everything that is said in an answer, for messages of tests.</summary>
    public static string Show(QuestionAnswer answer) =>
        answer.Answer
        + "\n"
        + string.Join('|', answer.Result.Columns)
        + "\n"
        + string.Join('\n', answer.Result.Rows.Select(row => string.Join('|', row)));

    /// <summary>True when the number or the text is part of the answer.</summary>
    public static bool Tells(QuestionAnswer answer, object? wanted)
    {
        if (wanted is string or DateOnly or null)
        {
            return wanted is null
                || Show(answer)
                    .Contains(
                        Convert.ToString(wanted, CultureInfo.InvariantCulture)!,
                        StringComparison.OrdinalIgnoreCase
                    );
        }

        var number = Convert.ToDouble(wanted, CultureInfo.InvariantCulture);
        return answer
            .Result.Rows.SelectMany(row => row)
            .Where(cell => cell.Number is not null)
            .Select(cell => (double)cell.Number!.Value)
            .Concat(
                Numbers()
                    .Matches(answer.Answer)
                    .Select(match =>
                        double.Parse(
                            match.Value.Replace(",", "", StringComparison.Ordinal),
                            CultureInfo.InvariantCulture
                        )
                    )
            )
            .Any(said => Near(said, number));
    }

    public static bool Near(double left, double right) =>
        Math.Abs(left - right) <= Math.Max(0.0005 * Math.Abs(right), 0.0006);

    private static IReadOnlyList<IReadOnlyList<object?[]>> Rows(
        Trade trade,
        IEnumerable<SummarySpec> specs
    ) =>
        [
            .. specs.Select(spec =>
                trade.Rows.Run(
                    SegmentCompiler.Summary(new SegmentContext(trade.Catalog, new DateOnly(2024, 7, 1)), spec)
                )
            ),
        ];

    [GeneratedRegex(@"-?\d[\d,]*\.?\d*")]
    private static partial Regex Numbers();
}
