using NodaTime;

namespace SmartSegmentation.Grains.Dates.Domain;

/// <summary>A rival reading is the same phrase under another convention: it is read again, and kept where it means other days.</summary>
internal sealed class RivalReader(DateScan scan, DateRivals rivals)
{
    private DateConventions Conventions => scan.Context.Conventions;

    /// <summary>A reading, which names its convention when others read it differently, and after it those others.</summary>
    /// <param name="statement">The phrase.</param>
    /// <param name="reading">What it means by the conventions of the scan.</param>
    public IEnumerable<DateMatch> WithRivals(Statement statement, DateMatch reading)
    {
        if (rivals.Most == 0 || reading.Kind != DateKind.Range)
        {
            return [reading];
        }

        var found = new List<DateMatch> { reading };
        DateRival? first = null;
        foreach (var rival in rivals.All)
        {
            if (found.Count > rivals.Most)
            {
                break;
            }

            if (Differing(rival, statement, found) is { } other)
            {
                first ??= rival;
                found.Add(other);
            }
        }

        if (first is not null && reading.Convention.Length == 0)
        {
            found[0] = reading with { Convention = Own(first, reading) };
        }

        return found;
    }

    private DateMatch? Differing(DateRival rival, Statement statement, List<DateMatch> found)
    {
        var reading = found[0];
        if (!rival.Of.Contains(reading.Rule) || !rival.Where(Conventions))
        {
            return null;
        }

        var conventions = rival.Set(Conventions);
        return
            conventions != Conventions
            && Again(rival, statement, conventions) is { } other
            && !found.Exists(one => one.From == other.From && one.To == other.To)
            ? other with
            {
                Convention = Says(rival, other),
                Rival = true,
            }
            : null;
    }

    /// <summary>The phrase under other conventions; null when it is then no phrase of these words.</summary>
    private DateMatch? Again(DateRival rival, Statement statement, DateConventions conventions)
    {
        var other = scan.Under(conventions);
        if (!rival.Rereads)
        {
            return new StatementSettler(other).Settle(statement);
        }

        var statements = new List<Statement>();
        new StatementReader(other).ReadAll(statement.Start, statements);
        var settler = new StatementSettler(other);
        return statements
            .Where(one =>
                one.Period is not null && one.End == statement.End && one.Modifier == statement.Modifier
            )
            .Select(settler.Settle)
            .FirstOrDefault(match => match is not null);
    }

    /// <summary>The words for what the tenant's own conventions say where its rival says something else; empty when there are none.</summary>
    private string Own(DateRival first, DateMatch reading) =>
        rivals.All.FirstOrDefault(one =>
            one.Members.Overlaps(first.Members)
            && one.Of.Contains(reading.Rule)
            && one.Set(Conventions) == Conventions
        )
            is { } own
            ? Says(own, reading)
            : "";

    private static string Says(DateRival rival, DateMatch match)
    {
        var unit = (match.Unit ?? match.Granularity) is { } known
            ? known.ToString().ToLowerInvariant()
            : "period";
        return rival
            .Says.Replace("{units}", unit + "s", StringComparison.Ordinal)
            .Replace("{unit}", unit, StringComparison.Ordinal);
    }
}
