using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>Finds phrases of time in a text and says which days they mean.</summary>
/// <param name="lexicon">The words of time.</param>
public sealed class DateReader(DateLexicon lexicon)
{
    /// <summary>Longest text that is read whole, in UTF-16 characters.</summary>
    public const int MaxCharacters = 100_000;

    private static readonly PhraseTable<AnnualPeriodOf> None = new();
    private readonly ConditionalWeakTable<object, PhraseTable<AnnualPeriodOf>> _named = [];

    /// <summary>The phrases of a text, in order of position, none overlapping; of several at one place the longest.</summary>
    /// <param name="text">Any text; of a very long one the first 100,000 characters are read.</param>
    /// <param name="context">Today and the conventions.</param>
    public ImmutableArray<DateMatch> Read(string text, DateContext context) =>
        ReadWithRivals(text, context, DateRivals.None);

    /// <summary>The phrases of a text as <see cref="Read"/> has them, each followed by what it means by other conventions.</summary>
    /// <param name="text">Any text; of a very long one the first 100,000 characters are read.</param>
    /// <param name="context">Today and the conventions.</param>
    /// <param name="rivals">The other conventions.</param>
    public ImmutableArray<DateMatch> ReadWithRivals(string text, DateContext context, DateRivals rivals)
    {
        ArgumentNullException.ThrowIfNull(rivals);
        var scan = Scan(text, context);
        var (reader, settler) = (new StatementReader(scan), new StatementSettler(scan));
        var rivalReader = new RivalReader(scan, rivals);
        var statements = new List<Statement>();
        var matches = ImmutableArray.CreateBuilder<DateMatch>();
        for (var at = 0; at < scan.Tokens.Length - 1; )
        {
            if (scan.TryRowOfNumbers(at, out var rowEnd))
            {
                at = rowEnd;
                continue;
            }

            statements.Clear();
            reader.ReadAll(at, statements);
            var (statement, match, end) = Best(statements, scan, settler);
            if (match is not null)
            {
                matches.AddRange(rivalReader.WithRivals(statement!, match));
            }

            at = Math.Max(end, at + 1);
        }

        return matches.DrainToImmutable();
    }

    /// <summary>Every phrase, weak and overlapping ones included, in order of position, longer ones first.</summary>
    /// <param name="text">Any text; of a very long one the first 100,000 characters are read.</param>
    /// <param name="context">Today and the conventions.</param>
    public ImmutableArray<DateMatch> ReadAll(string text, DateContext context)
    {
        var scan = Scan(text, context);
        var (reader, settler) = (new StatementReader(scan), new StatementSettler(scan));
        var statements = new List<Statement>();
        for (var at = 0; at < scan.Tokens.Length - 1; at++)
        {
            if (scan.TryRowOfNumbers(at, out var rowEnd))
            {
                at = rowEnd - 1;
                continue;
            }

            reader.ReadAll(at, statements);
        }

        return
        [
            .. statements
                .Select(settler.Settle)
                .OfType<DateMatch>()
                .Distinct()
                .OrderBy(match => match.Start)
                .ThenByDescending(match => match.End),
        ];
    }

    /// <summary>The reading of the longest phrase, and the token after it. A day that no calendar has is passed over whole.</summary>
    private static (Statement? Statement, DateMatch? Match, int End) Best(
        List<Statement> statements,
        DateScan scan,
        StatementSettler settler
    )
    {
        foreach (var statement in statements.OrderByDescending(statement => statement.End).ThenBy(Priority))
        {
            var match = settler.Settle(statement);
            if (match is null && statement.Period is Within { Selector: DayOf, Lacks: null })
            {
                return (null, null, statement.End);
            }

            if (match is not null && (match.Explicit || WeakReading.IsLikely(scan, statement)))
            {
                return (statement, match, statement.End);
            }
        }

        return (null, null, 0);
    }

    /// <summary>Of readings of the same words: days before frequencies before mere lengths.</summary>
    private static int Priority(Statement statement) =>
        statement switch
        {
            { Frequency: not null } => 1,
            { Period: null } => 2,
            _ => 0,
        };

    private DateScan Scan(string text, DateContext context) =>
        new(
            text.Length > MaxCharacters ? text[..MaxCharacters] : text,
            lexicon,
            context,
            NamedPeriods(context.Conventions)
        );

    private PhraseTable<AnnualPeriodOf> NamedPeriods(DateConventions conventions) =>
        conventions.NamedPeriods.IsEmpty
            ? None
            : _named.GetValue(
                conventions.NamedPeriods,
                _ =>
                    DateLexiconBuilder.Table(
                        conventions.NamedPeriods.Select(named =>
                            KeyValuePair.Create(
                                named.Key,
                                new AnnualPeriodOf(named.Value.Start, named.Value.End)
                            )
                        )
                    )
            );
}
